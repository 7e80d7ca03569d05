using System.Reflection;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// The words by which texts ask somebody for something, as data: one file a language. A line is
/// <c>kind code = phrase; phrase</c>, without a code where a kind has one only; <c>#</c> begins a remark. Another
/// language is another file.
/// </summary>
internal sealed class AskWords
{
    private static readonly Dictionary<string, string[]> Files = Embedded();

    private static readonly Dictionary<string, AskWords> Known =
        Files.ToDictionary(f => f.Key, f => new AskWords(f.Value), StringComparer.Ordinal);

    private static readonly AskWords All =
        new(Files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value));

    private AskWords(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0 || line.StartsWith('#')) continue;

            var head = line[..sign].Trim().Split(' ', 2);
            var concept = new Concept(head[0], head.Length > 1 ? head[1] : "");
            foreach (var phrase in line[(sign + 1)..].Split(';', StringSplitOptions.TrimEntries))
                Of(head[0]).Add(phrase, concept);
        }
    }

    /// <summary>Verbs and nouns of asking.</summary>
    public PhraseIndex Asking { get; } = new();

    /// <summary>Who may be asked.</summary>
    public PhraseIndex Parties { get; } = new();

    /// <summary>What may be asked for.</summary>
    public PhraseIndex Measures { get; } = new();

    /// <summary>"We", "not", "if", "and", "by", months.</summary>
    public PhraseIndex Small { get; } = new();

    /// <param name="language">BCP 47.</param>
    public static AskWords For(string? language) =>
        Known.GetValueOrDefault((language ?? "").Split('-', '_')[0].ToLowerInvariant()) ?? All;

    /// <summary>The longest phrase at each word, none within another.</summary>
    public static List<Cue> Scan(PhraseIndex index, List<Token> tokens)
    {
        var cues = new List<Cue>();
        for (var at = 0; at < tokens.Count;)
        {
            var end = index.Longest(tokens, at, cues);
            at = Math.Max(end, at + 1);
        }

        return cues;
    }

    private PhraseIndex Of(string kind) => kind switch
    {
        "ask" => Asking,
        "to" => Parties,
        "measure" => Measures,
        _ => Small,
    };

    private static Dictionary<string, string[]> Embedded()
    {
        const string Folder = "asks/";
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal));
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files[name[Folder.Length..]] = reader.ReadToEnd().Split('\n');
        }

        return files;
    }
}
