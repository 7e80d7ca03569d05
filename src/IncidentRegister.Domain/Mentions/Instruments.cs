using System.Globalization;

namespace IncidentRegister.Domain.Mentions;

/// <summary>An order, a bill or a list that has a number, or a bill by its votes: "EO 14203", "H.R. 8282", "243 to 140".</summary>
/// <param name="IsName">Not a number: what people call an incident.</param>
internal readonly record struct Instrument(string Key, int First, int End, bool IsName = false);

internal static class Instruments
{
    private const int TellsAlone = 4;

    /// <summary>Of an incident's own name, by its number in the index of names.</summary>
    public static string KeyOf(int name) => string.Create(CultureInfo.InvariantCulture, $"name {name}");

    /// <summary>
    /// Numbers of four digits and more that are no years; shorter ones together with the letters before them.
    /// </summary>
    public static List<Instrument> In(List<Token> tokens)
    {
        var found = new List<Instrument>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var form = tokens[at].Form;
            if (!char.IsAsciiDigit(form[^1])) continue;

            var isNumber = form.All(char.IsAsciiDigit);
            var before = isNumber && at > 0 && tokens[at - 1].IsUpper ? tokens[at - 1].Form : "";
            if (isNumber && Votes(tokens, at) is { } votes) found.Add(votes);
            if (before is { Length: > 0 and < 4 }) found.Add(new Instrument(before + form, at - 1, at + 1));
            if (isNumber && form.Length >= TellsAlone && !IsYear(form)) found.Add(new Instrument(form, at, at + 1));
            else if (!isNumber && char.IsLetter(form[0])) found.Add(new Instrument(form, at, at + 1));
        }

        return found;
    }

    /// <summary>Two numbers with a dash or one word between them; they mean something where a title has the same two.</summary>
    private static Instrument? Votes(List<Token> tokens, int at)
    {
        if (!IsVote(tokens[at].Form)) return null;

        var next = at + 1 < tokens.Count && tokens[at + 1].Start - tokens[at].End == 1 && IsVote(tokens[at + 1].Form) ? at + 1
            : at + 2 < tokens.Count && IsVote(tokens[at + 2].Form) ? at + 2 : 0;
        return next == 0 ? null : new Instrument($"{tokens[at].Form}-{tokens[next].Form}", at, next + 1);
    }

    private static bool IsVote(string form) => form.Length is 2 or 3 && form.All(char.IsAsciiDigit);

    private static bool IsYear(string form) =>
        form.Length == 4 && int.Parse(form, CultureInfo.InvariantCulture) is >= 1900 and <= 2100;
}
