using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Parties;

public enum PartyKind { Person, Organisation, State, StateOrgan, CourtOrgan, InternationalOrganisation }

public enum NameKind { Official, Short, Alias, Former, Transliteration, Misspelling }

/// <summary>
/// Somebody who acts, is aimed at, speaks or is spoken to: a person, an organisation, a State, an organ of the Court.
/// "Al-Haq", "الحق" and "Al Hao" (as scanned) are names of one party.
/// </summary>
public sealed class Party
{
    public const int KeyMaxLength = 80;

    private readonly List<PartyName> names = [];

    private Party() { } // for EF Core

    public Guid Id { get; private set; }

    /// <summary>A readable key for files and imports, such as <c>al-haq</c>; unique.</summary>
    public string Key { get; private set; } = "";
    public PartyKind Kind { get; private set; }

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; private set; }
    public IReadOnlyList<PartyName> Names => names;

    /// <exception cref="RuleBrokenException">It has no name.</exception>
    public static Party Enter(string key, PartyKind kind, string? country, IEnumerable<NameFacts> facts, DateTimeOffset now)
    {
        var party = new Party { Id = Guid.CreateVersion7(now), Key = key, Kind = kind, Country = country };
        foreach (var name in facts) party.names.Add(new PartyName(party, party.names.Count + 1, name, now));
        RuleBrokenException.ThrowIf(party.names.Count == 0, "party.needs-name");
        return party;
    }
}

/// <param name="Language">BCP 47 tag, or null where the name is the same in every language.</param>
public sealed record NameFacts(string Text, string? Language, NameKind Kind);

/// <summary>One name of a party, in one language and script. The first one is what readers see.</summary>
public sealed class PartyName
{
    public const int TextMaxLength = 200;

    private PartyName() { } // for EF Core

    internal PartyName(Party party, int ordinal, NameFacts facts, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (PartyId, Ordinal, Text, Language, Kind) = (party.Id, ordinal, facts.Text, facts.Language, facts.Kind);
        Folded = PlainText.Fold(facts.Text);
    }

    public Guid Id { get; private set; }
    public Guid PartyId { get; private set; }
    public int Ordinal { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Without case, diacritics, hyphens; what names are compared by.</summary>
    public string Folded { get; private set; } = "";
    public string? Language { get; private set; }
    public NameKind Kind { get; private set; }
}
