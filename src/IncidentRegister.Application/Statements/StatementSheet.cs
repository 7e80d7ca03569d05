using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Application.Statements;

/// <summary>A statement with its newest text, what is linked to its words, and what it asks for.</summary>
public sealed record StatementSheet
{
    public required string Reference { get; init; }
    public required string Title { get; init; }

    /// <summary>Codes of the vocabularies <c>statement-kind</c> and, for forum and session, <c>forum</c>.</summary>
    public required string Kind { get; init; }
    public string? Forum { get; init; }
    public string? Session { get; init; }

    /// <summary>The day it is taken to be of, the day printed on it, and why they differ.</summary>
    public required IncidentDate IssuedOn { get; init; }
    public string? DateAsPrinted { get; init; }
    public required DateBasis DateBasis { get; init; }
    public string? DateNote { get; init; }

    /// <summary>BCP 47, of title and text.</summary>
    public required string Language { get; init; }
    public string? Address { get; init; }
    public string? IssuedAs { get; init; }
    public int? EndorsersClaimed { get; init; }

    /// <summary>Ids of parties.</summary>
    public IReadOnlyList<Guid> Issuers { get; init; } = [];
    public IReadOnlyList<Guid> Endorsers { get; init; } = [];

    /// <summary>Names of issuers and endorsers that are no parties of the register.</summary>
    public IReadOnlyList<string> IssuersNamed { get; init; } = [];
    public IReadOnlyList<string> EndorsersNamed { get; init; } = [];
    public required DateTimeOffset RecordedAt { get; init; }
    public VersionFacts Version { get; init; } = null!;

    /// <summary>In order.</summary>
    public IReadOnlyList<ParagraphSheet> Paragraphs { get; init; } = [];

    /// <summary>Of the states that were asked for; in the order of the text, numbered from 1.</summary>
    public IReadOnlyList<PassageCard> Links { get; init; } = [];

    /// <summary>Cards of each state, shown or not; the last two are 0 for those who do not work on statements.</summary>
    public int Linked { get; init; }
    public int Undecided { get; init; }
    public int Rejected { get; init; }

    /// <summary>In the order of the text, lettered from A.</summary>
    public IReadOnlyList<AskCard> Asks { get; init; } = [];

    /// <summary>The newest translation in each language.</summary>
    public IReadOnlyList<TranslationTag> Translations { get; init; } = [];

    /// <summary>Passages of an older text whose place in this one a person must find.</summary>
    public int Waiting { get; init; }

    /// <summary>The link that was just taken back, and can be restored.</summary>
    public UndoneLink? Undone { get; init; }

    /// <summary>The suggestion that was just decided, and can be opened again, with its card.</summary>
    public DecidedLink? Decided { get; init; }
}

/// <param name="Number">Of the version that holds it.</param>
/// <param name="Language">BCP 47.</param>
public sealed record TranslationTag(int Number, string Language)
{
    /// <summary>One for each language, in the order of their codes.</summary>
    internal static IReadOnlyList<TranslationTag> Newest(IEnumerable<TranslationTag> translations) =>
        [.. translations.OrderByDescending(t => t.Number).DistinctBy(t => t.Language).OrderBy(t => t.Language, StringComparer.Ordinal)];
}

/// <param name="Sha256">Lower-case hexadecimal, of the canonical text in UTF-8.</param>
/// <param name="TakenFrom">The file or address that the text was taken from.</param>
public sealed record VersionFacts(
    Guid Id, int Number, Extent Extent, string Sha256, string MediaType, string? TakenFrom, DateTimeOffset TakenAt);

public sealed record ParagraphSheet(int Number, string Text, IReadOnlyList<PassageMark> Marks);

/// <summary>UTF-16 code units within the paragraph, end exclusive.</summary>
/// <param name="Tag">The number of its links' card, or the letter of its ask's.</param>
/// <param name="Anchor">The id of that card on the page.</param>
/// <param name="State">Of its links; an ask has none other.</param>
public sealed record PassageMark(
    int Start, int End, bool IsAsk, string Tag, string Anchor, MentionState State = MentionState.Confirmed);

/// <summary>Words of the statement, and the incidents that they speak of.</summary>
/// <param name="Stands">False when the words are no longer found at their place: then nothing is marked.</param>
public sealed record PassageCard(int Number, int Paragraph, string Quote, bool Stands, IReadOnlyList<LinkLine> Links)
{
    public string Anchor => FormattableString.Invariant($"s{Number}");

    /// <summary>Of all its lines.</summary>
    public MentionState State { get; init; } = MentionState.Confirmed;

    /// <summary>UTF-16 code units within the paragraph, end exclusive.</summary>
    public int Start { get; init; }
    public int End { get; init; }
}

/// <param name="Incident">Null: the words name no identifiable incident.</param>
public sealed record LinkLine(
    Guid Mention, IncidentTag? Incident, MentionRelation Relation, Stance Stance, string? Note, DateTimeOffset RecordedAt)
{
    /// <summary>How much spoke for it, and what; null and empty where a person found it.</summary>
    public MentionStrength? Strength { get; init; }
    public IReadOnlyList<MentionReason> Reasons { get; init; } = [];

    /// <summary>The name of who said so or decided it; null while nobody has, and for those who may not know it.</summary>
    public string? By { get; init; }
    public bool IsMine { get; init; }

    /// <summary>Null where nothing was suggested, or nothing decided yet.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>An incident that the reader may open.</summary>
/// <param name="Language">Of the title.</param>
public sealed record IncidentTag(string Reference, string Title, string Language, IncidentDate Occurred, Tlp Handling);

/// <summary>What somebody asks for in words of the statement, and of whom.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
public sealed record AskCard(
    string Letter, int Paragraph, string Quote, bool Stands, Guid Issuer, string Measure, IReadOnlyList<AddresseeLine> Addressees)
{
    public string Anchor => $"a{Letter}";
}

/// <param name="Reference">Of the ask.</param>
public sealed record AddresseeLine(string Reference, Guid Party, AskState State);

/// <summary>A link that was taken back.</summary>
public sealed record UndoneLink(Guid Mention, string Quote, string? IncidentTitle, string? IncidentLanguage);

/// <summary>A suggestion with its answer.</summary>
public sealed record DecidedLink(PassageCard Card, LinkLine Line);
