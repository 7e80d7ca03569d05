using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace IncidentRegister.Application.Exchange;

/// <summary>A column of a table that is handed out.</summary>
/// <param name="Code">For programs; stable.</param>
/// <param name="Head">For people, in the language of the page.</param>
/// <param name="Hxl">Hashtag and attributes (<see href="https://hxlstandard.org/standard/1-1final/"/>).</param>
public sealed record OpenColumn(string Code, string Head, string Hxl);

/// <summary>
/// Rows that people open in a spreadsheet and programs read. Cells of people's words are made harmless for a spreadsheet
/// and left as they are for programs.
/// </summary>
/// <param name="columns">In order; every row has a cell for each.</param>
public sealed class OpenTable(IReadOnlyList<OpenColumn> columns)
{
    public const string MachineCsvType = "text/csv; charset=utf-8; header=present";
    public const string JsonType = "application/json; charset=utf-8";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    private readonly List<OpenCell[]> rows = [];

    public OpenTable Row(params IEnumerable<OpenCell> cells)
    {
        rows.Add([.. cells]);
        return this;
    }

    /// <summary>Heads in words; every cell in quotes, none of which a spreadsheet would run.</summary>
    /// <param name="withHxl">A row of HXL tags below the heads.</param>
    public byte[] ToSpreadsheet(bool withHxl)
    {
        var sheet = new SpreadsheetCsv().Row(columns.Select(c => CsvCell.Told(c.Head)));
        if (withHxl) sheet.Row(columns.Select(c => CsvCell.Made(c.Hxl)));
        foreach (var row in rows) sheet.Row(row.Select(c => c.IsTold ? CsvCell.Told(c.Text) : CsvCell.Made(c.Text)));
        return sheet.ToBytes();
    }

    /// <summary>RFC 4180, UTF-8 without a mark, codes as heads, words exactly as they were written.</summary>
    /// <param name="withHxl">A row of HXL tags below the heads.</param>
    public byte[] ToMachineCsv(bool withHxl)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(c => c.Code));
        if (withHxl) Line(text, columns.Select(c => c.Hxl));
        foreach (var row in rows) Line(text, row.Select(c => c.Text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>An array of objects; what is not known is null.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (column, cell) in columns.Zip(row)) json.WriteString(column.Code, cell.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Line(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(c =>
        c is null ? "" : c.AsSpan().ContainsAny(Quoted) ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)).Append("\r\n");
}

/// <param name="Text">Null: not known.</param>
/// <param name="IsTold">People wrote it; else the register made it.</param>
public readonly record struct OpenCell(string? Text, bool IsTold)
{
    public static OpenCell Told(string? words) => new(words, IsTold: true);

    public static OpenCell Made(string? value) => new(value, IsTold: false);

    public static OpenCell Made(int? number) =>
        new(number?.ToString(System.Globalization.CultureInfo.InvariantCulture), IsTold: false);
}
