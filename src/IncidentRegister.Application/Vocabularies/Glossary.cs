using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace IncidentRegister.Application.Vocabularies;

/// <summary>
/// The words for codes and parties, in every language, as they stood when it was read. Reference data that belongs to
/// nobody in particular; nothing confidential is ever in it.
/// </summary>
public sealed class Glossary(IEnumerable<GlossaryTerm> terms, IEnumerable<GlossaryParty> parties)
{
    /// <summary>The vocabulary under which the strategy measures stand here.</summary>
    public const string Measures = "strategy-measure";

    /// <summary>Vocabularies that everybody looks through by the alphabet, each reader by that of the page.</summary>
    private static readonly FrozenSet<string> Alphabetical = ["country", "language"];

    private readonly ConcurrentDictionary<(string Vocabulary, CultureInfo Language), GlossaryTerm[]> sorted = [];

    private readonly FrozenDictionary<string, GlossaryTerm[]> offered = terms
        .Where(t => !t.IsDeprecated).GroupBy(t => t.Vocabulary)
        .ToFrozenDictionary(g => g.Key, g => g.OrderBy(t => t.Order).ThenBy(t => t.Code, StringComparer.Ordinal).ToArray());

    private readonly FrozenDictionary<(string, string), GlossaryTerm> byCode = terms.ToFrozenDictionary(t => (t.Vocabulary, t.Code));
    private readonly FrozenDictionary<Guid, GlossaryParty> byId = parties.ToFrozenDictionary(p => p.Id);

    private readonly FrozenDictionary<string, Guid> byKey = parties.ToFrozenDictionary(p => p.Key, p => p.Id, StringComparer.Ordinal);

    /// <summary>
    /// In their order, countries and languages in that of their labels; deprecated ones are left out, though their labels can
    /// still be asked for.
    /// </summary>
    public IReadOnlyList<GlossaryTerm> Terms(string vocabulary)
    {
        var terms = offered.GetValueOrDefault(vocabulary) ?? [];
        return !Alphabetical.Contains(vocabulary) ? terms : sorted.GetOrAdd(
            (vocabulary, CultureInfo.CurrentUICulture), key => [.. terms.OrderBy(t => t.Label, StringComparer.Create(key.Language, false))]);
    }

    /// <summary>In their order, the deprecated ones among them: for what was recorded while they were in use.</summary>
    public IEnumerable<GlossaryTerm> AllTerms(string vocabulary) =>
        byCode.Values.Where(t => t.Vocabulary == vocabulary).OrderBy(t => t.Order).ThenBy(t => t.Code, StringComparer.Ordinal);

    public bool Knows(string vocabulary, string? code) => code is not null && byCode.ContainsKey((vocabulary, code));

    /// <summary>The label in the language of the page, else in English, else the code itself.</summary>
    public string Label(string vocabulary, string? code) =>
        code is null ? "" : byCode.TryGetValue((vocabulary, code), out var term) ? term.Label : code;

    /// <summary>The labels in all languages; none for a code that is not known.</summary>
    public IEnumerable<string> Labels(string vocabulary, string? code) =>
        code is not null && byCode.TryGetValue((vocabulary, code), out var term) ? term.Labels.Values : [];

    public string? Definition(string vocabulary, string? code) =>
        code is not null && byCode.TryGetValue((vocabulary, code), out var term) ? term.Definition : null;

    public IEnumerable<GlossaryParty> Parties => byId.Values;

    /// <summary>The name in the language of the page, else the first name; empty for a party that is not known.</summary>
    public string Party(Guid? id) => id is { } known && byId.TryGetValue(known, out var party) ? party.Name : "";

    /// <returns>The id of the party with that key; null where there is none.</returns>
    public Guid? PartyOf(string key) => byKey.TryGetValue(key, out var id) ? id : null;

    /// <returns>The key of a party; null where it is not known.</returns>
    public string? KeyOf(Guid id) => byId.TryGetValue(id, out var party) ? party.Key : null;

    internal static string? InPageLanguage(IReadOnlyDictionary<string, string> words)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return words.TryGetValue(language, out var word) || words.TryGetValue("en", out word) ? word : null;
    }
}

public sealed record GlossaryTerm(
    string Vocabulary, string Code, string? Broader, string? Group, int Order, bool IsDeprecated,
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Definitions)
{
    public string Label => Glossary.InPageLanguage(Labels) ?? Code;
    public string? Definition => Glossary.InPageLanguage(Definitions);
}

/// <param name="Names">The name to show, by language; the first name under the empty key.</param>
public sealed record GlossaryParty(Guid Id, string Key, string Kind, string? Country, IReadOnlyDictionary<string, string> Names)
{
    public string Name => Names.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var name) ? name : Names[""];
}
