using System.Reflection;

namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// The words by which texts tell of threats and attacks, as data: one file a language, one for the types of acts and
/// one for names that are written in several ways. Another language is another file. A line is
/// <c>kind code = phrase; phrase</c>; <c>#</c> begins a remark.
/// </summary>
public sealed class Lexicon
{
    private readonly Dictionary<string, string[]> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> natures = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> wides = new(StringComparer.Ordinal);

    private readonly Lazy<KnownParties> parties;

    private Lexicon() => parties = new(() => new KnownParties(this));

    /// <summary>The words that come with the register: English, French, Spanish, Arabic, and fewer of German,
    /// Portuguese, Russian, Dutch and Italian.</summary>
    public static Lexicon Standard { get; } = Read(Embedded());

    internal PhraseIndex Phrases { get; } = new();

    /// <summary>Apart from the others, because they are looked for only where an incident was found.</summary>
    internal PhraseIndex Stances { get; } = new();
    internal HashSet<string> Articles { get; } = new(StringComparer.Ordinal);

    /// <summary>Small words behind which more must come: no name ends with them.</summary>
    internal HashSet<string> Open { get; } = new(StringComparer.Ordinal);
    internal List<KnownName> Names { get; } = [];
    internal Dictionary<string, List<string>> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>The same names, ready to be found: each list of incidents begins with them.</summary>
    internal KnownParties KnownParties => parties.Value;

    /// <param name="files">The lines of each file. A line that is not understood is left out.</param>
    public static Lexicon Read(IEnumerable<IEnumerable<string>> files)
    {
        var lexicon = new Lexicon();
        foreach (var line in files.SelectMany(lines => lines))
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0 || line.StartsWith('#')) continue;

            var head = line[..sign].Trim();
            var space = head.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0) lexicon.Take(head[..space], head[(space + 1)..].Trim(), Values(line[(sign + 1)..]));
        }

        return lexicon;
    }

    /// <summary>The families of an act type's code; of the type above it when it is not listed itself.</summary>
    internal string[] FamiliesOf(string type)
    {
        for (var code = type; ; code = code[..code.LastIndexOf('.')])
        {
            if (types.TryGetValue(code, out var families)) return families;
            if (!code.Contains('.', StringComparison.Ordinal)) return [];
        }
    }

    internal bool IsVague(string family) => natures.GetValueOrDefault(family) == "vague";
    internal IEnumerable<string> Wide => wides.Keys.Append("threat");
    internal bool IsUnowned(string family) => natures.GetValueOrDefault(family) == "unowned";
    internal bool IsJudicial(string family) => natures.GetValueOrDefault(family) == "judicial";

    /// <summary>One kind of act is told in words of both: "listed", "as terrorists".</summary>
    internal bool AreKin(string one, string other) => one == other
        || types.Values.Any(families => families.Contains(one) && families.Contains(other));

    /// <summary>Whether a wide word ("measure") may stand for one of these families.</summary>
    internal bool MayStandFor(string wide, HashSet<string> families) =>
        wides.TryGetValue(wide, out var narrow) && narrow.Overlaps(families);

    private void Take(string kind, string code, string[] values)
    {
        if (kind == "type") types[code] = values[0].Split(' ');
        else if (kind == "family") natures[code] = values[0];
        else if (kind == "wide") wides[code] = values[0].Split(' ').ToHashSet(StringComparer.Ordinal);
        else if (kind == "article") Articles.UnionWith(values);
        else if (kind == "open") Open.UnionWith(values.SelectMany(v => Tokens.Of(v)).Select(t => t.Form));
        else if (kind == "stance") foreach (var phrase in values) Stances.Add(phrase, new Concept(kind, code));
        else if (kind == "name") Names.Add(new KnownName(code, values));
        else if (kind == "as") Offices[code] = [.. values];
        else foreach (var phrase in values) Phrases.Add(phrase, new Concept(kind, code));
    }

    private static string[] Values(string list)
    {
        var values = list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return values.Length > 0 ? values : [""];
    }

    private static IEnumerable<IEnumerable<string>> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n =>
            n.StartsWith("words/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd().Split('\n');
        }
    }
}

/// <summary>One party that is written in several ways.</summary>
internal sealed record KnownName(string Name, IReadOnlyList<string> Others);

/// <summary>The parties that a lexicon knows; nothing is added to them once they are made.</summary>
internal sealed class KnownParties
{
    public KnownParties(Lexicon lexicon)
    {
        foreach (var name in lexicon.Names) Names.Add(name.Name, name.Others);
        foreach (var (office, names) in lexicon.Offices)
            foreach (var name in names)
            {
                var party = Names.Add(name, []);
                if (!Offices.TryGetValue(party, out var held)) Offices[party] = held = new(StringComparer.Ordinal);
                held.Add(office);
            }
    }

    public NameIndex Names { get; } = new();

    /// <summary>By the party's number.</summary>
    public Dictionary<int, HashSet<string>> Offices { get; } = [];
}
