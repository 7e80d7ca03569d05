using System.Globalization;
using System.Text;

namespace IncidentRegister.Web.Forms;

/// <summary>
/// A date as a person gives it: first how exactly it is known, then only the numbers that this needs. Keeps what was
/// typed; what it means is for the register to judge.
/// </summary>
public sealed class DateForm
{
    private const string Unknown = "XXXX";

    /// <summary>One of <see cref="DatePrecisions.All"/>; null as long as nothing was chosen.</summary>
    public string? Precision { get; set; }

    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }
    public string? Day2 { get; set; }
    public string? Month2 { get; set; }
    public string? Year2 { get; set; }

    /// <summary>
    /// The EDTF text (ISO 8601-2, level 1), or text that no date can be read from where the numbers are none; null if
    /// nothing was chosen and nothing typed. Digits of any script are taken.
    /// </summary>
    public string? ToEdtf() => Precision switch
    {
        DatePrecisions.About => $"{First}~",
        DatePrecisions.Between => $"{First}/{Written(Year2, Month2, Day2)}",
        DatePrecisions.Month => Written(Year, Month, null),
        DatePrecisions.Since => $"{First}/..",
        DatePrecisions.Unknown => Unknown,
        null or "" when IsEmpty => null,
        _ => First,
    };

    /// <summary>The form for a date that is stored; an empty one for null.</summary>
    public static DateForm FromEdtf(string? edtf)
    {
        if (string.IsNullOrEmpty(edtf)) return new DateForm();
        if (edtf == Unknown) return new DateForm { Precision = DatePrecisions.Unknown };

        var sides = edtf.Split('/');
        var first = sides[0].TrimEnd('~').Split('-');
        var second = sides.Length > 1 && sides[1] != ".." ? sides[1].TrimEnd('~').Split('-') : [];

        return new DateForm
        {
            Precision = Read(sides, first),
            Year = first[0],
            Month = Part(first, 1),
            Day = Part(first, 2),
            Year2 = Part(second, 0),
            Month2 = Part(second, 1),
            Day2 = Part(second, 2),
        };
    }

    private string First => Written(Year, Month, Day);

    private bool IsEmpty => Written(Year, Month, Day).Length == 0;

    private static string Read(string[] sides, string[] first) => sides switch
    {
        [_, ".."] => DatePrecisions.Since,
        [_, _] => DatePrecisions.Between,
        [var only] when only.EndsWith('~') => DatePrecisions.About,
        _ => first.Length == 3 ? DatePrecisions.Day : DatePrecisions.Month,
    };

    private static string? Part(string[] parts, int index) => parts.ElementAtOrDefault(index)?.TrimStart('0');

    // A month or a day that is missing is left out, so that "2026--14" is not understood rather than guessed.
    private static string Written(string? year, string? month, string? day)
    {
        var (y, m, d) = (Digits(year, 4), Digits(month, 2), Digits(day, 2));
        return d.Length > 0 ? $"{y}-{m}-{d}" : m.Length > 0 ? $"{y}-{m}" : y;
    }

    private static string Digits(string? typed, int length)
    {
        var digits = new StringBuilder();
        foreach (var c in typed ?? "")
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;

            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            digits.Append(digit < 0 ? c : (char)('0' + digit));
        }

        return digits.Length == 0 ? "" : digits.ToString().PadLeft(length, '0');
    }
}
