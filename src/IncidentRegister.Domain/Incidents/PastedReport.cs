using System.Text;

namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// Cuts a report that somebody wrote elsewhere at its headings. A heading is a line of its own that says one of the
/// known ones, whatever stands around it: numbers, hashes, asterisks, a colon, capitals.
/// </summary>
public static class PastedReport
{
    /// <param name="headings">Code of the section by its heading, as people write it, in any language.</param>
    /// <returns>
    /// The text below each heading, by its code, trimmed; what stands before the first one under the empty code.
    /// Sections that come twice are joined by an empty line; empty ones are left out.
    /// </returns>
    public static IReadOnlyDictionary<string, string> Cut(string text, IEnumerable<KeyValuePair<string, string>> headings)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (heading, code) in headings) known.TryAdd(Bare(heading), code);

        var sections = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var current = Open(sections, "");
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (known.TryGetValue(Bare(line), out var code)) current = Open(sections, code);
            else current.Append(line.TrimEnd()).Append('\n');
        }

        return sections.Select(s => (s.Key, Text: s.Value.ToString().Trim())).Where(s => s.Text.Length > 0)
            .ToDictionary(s => s.Key, s => s.Text);
    }

    private static StringBuilder Open(Dictionary<string, StringBuilder> sections, string code)
    {
        if (sections.TryGetValue(code, out var open)) return open.Append('\n');
        return sections[code] = new StringBuilder();
    }

    private static string Bare(string line) => line.Trim()
        .TrimStart('#', '*', '-', '=', '_', '.', ')', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
        .TrimEnd('#', '*', '-', '=', '_', ':', '：', '.', '?', '؟', ' ', '\u00A0').Trim();
}
