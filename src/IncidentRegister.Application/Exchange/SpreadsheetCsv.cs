using System.Text;

namespace IncidentRegister.Application.Exchange;

/// <summary>
/// CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF, every cell in quotes, and no cell that a spreadsheet would
/// run as a formula (<see href="https://owasp.org/www-community/attacks/CSV_Injection"/>).
/// </summary>
public sealed class SpreadsheetCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private readonly StringBuilder text = new();

    public SpreadsheetCsv Row(params IEnumerable<CsvCell> cells)
    {
        text.AppendJoin(',', cells.Select(c => $"\"{c.Shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return this;
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
}

/// <summary>One cell, as it will be shown.</summary>
public readonly record struct CsvCell
{
    private const string Formula = "=+-@＝＋－＠";
    private const string UnsafeFirst = "\t\r\n\0";
    private const string Separators = "\n\r\t,;";

    private CsvCell(string shown) => Shown = shown;

    public string Shown { get; }

    /// <summary>What people wrote: an apostrophe stands before whatever a spreadsheet could take for a formula.</summary>
    public static CsvCell Told(string? words) => new(Defused(words ?? ""));

    /// <summary>A number, a date or a code that the register made; shown as it is, so that it stays one.</summary>
    public static CsvCell Made(string? value) => new(value ?? "");

    // A cell may be cut again at a separator within it, by a program that knows another one or no quotes.
    private static string Defused(string words)
    {
        var safe = new StringBuilder(words.Length + 2);
        var isStart = true;
        foreach (var c in words)
        {
            if ((isStart && Formula.Contains(c, StringComparison.Ordinal))
                || (safe.Length == 0 && UnsafeFirst.Contains(c, StringComparison.Ordinal))) safe.Append('\'');
            safe.Append(c);
            isStart = Separators.Contains(c, StringComparison.Ordinal) || (isStart && char.IsWhiteSpace(c));
        }

        return safe.ToString();
    }
}
