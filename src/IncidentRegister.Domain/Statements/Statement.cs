using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Statements;

/// <summary>Whether a version holds the whole text or only what was quoted of it.</summary>
public enum Extent { Whole, Excerpt }

/// <summary>Where the effective day of a statement comes from.</summary>
public enum DateBasis { Printed, Inferred, Corrected }

public enum StatementRole { Issuer, Endorser }

/// <summary>A text in which somebody speaks of the Court and of those under threat. Its versions never change.</summary>
public sealed class Statement
{
    public const int TitleMaxLength = 300;
    public const int TextMaxLength = 500;

    private readonly List<StatementVersion> versions = [];
    private readonly List<StatementParty> parties = [];

    private Statement() { } // for EF Core

    public Guid Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Codes of the vocabularies <c>statement-kind</c> and <c>forum</c>.</summary>
    public string Kind { get; private set; } = "";
    public string? Forum { get; private set; }
    public string? Session { get; private set; }

    /// <summary>The day it is taken to be of, the day printed on it, and why they differ.</summary>
    public IncidentDate IssuedOn { get; private set; } = IncidentDate.Unknown;
    public DateOnly? IssuedFrom { get; private set; }
    public string? DateAsPrinted { get; private set; }
    public DateBasis DateBasis { get; private set; }
    public string? DateNote { get; private set; }
    public string Language { get; private set; } = "en";

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; private set; }

    /// <summary>The issuers in the words of the text, such as "28 organisations"; what it claims is not corrected.</summary>
    public string? IssuedAs { get; private set; }
    public int? EndorsersClaimed { get; private set; }

    /// <summary>Issuers and endorsers that are no parties of the register: by their names alone.</summary>
    public string[] IssuersNamed { get; private set; } = [];
    public string[] EndorsersNamed { get; private set; } = [];
    public DateTimeOffset RecordedAt { get; private set; }
    public Guid AuthorId { get; private set; }
    public IReadOnlyList<StatementVersion> Versions => versions;
    public IReadOnlyList<StatementParty> Parties => parties;

    /// <exception cref="RuleBrokenException">It lies in the future, or a correction gives no reason.</exception>
    public static Statement Enter(string reference, StatementFacts facts, Guid authorId, DateTimeOffset now)
    {
        facts.IssuedOn.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime), "statement.in-future");
        RuleBrokenException.ThrowIf(facts.DateBasis != DateBasis.Printed && facts.DateNote is null, "statement.date-needs-basis");
        var statement = new Statement
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            Title = facts.Title,
            Kind = facts.Kind,
            Forum = facts.Forum,
            Session = facts.Session,
            IssuedOn = facts.IssuedOn,
            IssuedFrom = facts.IssuedOn.From,
            DateAsPrinted = facts.DateAsPrinted,
            DateBasis = facts.DateBasis,
            DateNote = facts.DateNote,
            Language = facts.Language,
            Address = facts.Address,
            IssuedAs = facts.IssuedAs,
            EndorsersClaimed = facts.EndorsersClaimed,
            IssuersNamed = [.. facts.IssuersNamed.Distinct()],
            EndorsersNamed = [.. facts.EndorsersNamed.Distinct()],
            RecordedAt = now,
            AuthorId = authorId,
        };
        foreach (var id in facts.Issuers.Distinct()) statement.parties.Add(new(statement.Id, id, StatementRole.Issuer));
        foreach (var id in facts.Endorsers.Distinct()) statement.parties.Add(new(statement.Id, id, StatementRole.Endorser));
        return statement;
    }

    /// <param name="takenFrom">The file or address that the text was taken from.</param>
    public StatementVersion AddVersion(StatementText text, Extent extent, string? takenFrom, DateTimeOffset now) =>
        AddVersion(text, new TakenFacts { Extent = extent, TakenFrom = takenFrom }, now);

    /// <summary>All versions must be known. A text of its own becomes the newest; a translation does not.</summary>
    /// <exception cref="RuleBrokenException">
    /// It translates no text of this statement, or is in that text's language; or a text of its own is in another language.
    /// </exception>
    public StatementVersion AddVersion(StatementText text, TakenFacts facts, DateTimeOffset now)
    {
        var language = facts.Language ?? Language;
        if (facts.TranslationOf is { } id)
        {
            var original = versions.Find(v => v.Id == id && v.TranslationOfId is null);
            RuleBrokenException.ThrowIf(original is null, "statement.translation-of-nothing");
            RuleBrokenException.ThrowIf(original!.Language == language, "statement.translation-same-language");
        }

        RuleBrokenException.ThrowIf(facts.TranslationOf is null && language != Language, "statement.version-other-language");
        var version = new StatementVersion(this, versions.Count + 1, text, facts, now);
        versions.Add(version);
        return version;
    }
}

/// <summary>What is known of a statement when it is entered.</summary>
public sealed record StatementFacts
{
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public string? Forum { get; init; }
    public string? Session { get; init; }
    public required IncidentDate IssuedOn { get; init; }
    public string? DateAsPrinted { get; init; }
    public DateBasis DateBasis { get; init; }
    public string? DateNote { get; init; }
    public string Language { get; init; } = "en";
    public string? Address { get; init; }
    public string? IssuedAs { get; init; }
    public int? EndorsersClaimed { get; init; }
    public IReadOnlyList<Guid> Issuers { get; init; } = [];
    public IReadOnlyList<Guid> Endorsers { get; init; } = [];

    /// <summary>Names of those that are no parties of the register.</summary>
    public IReadOnlyList<string> IssuersNamed { get; init; } = [];
    public IReadOnlyList<string> EndorsersNamed { get; init; } = [];
}

/// <summary>A party that issued or endorsed a statement.</summary>
public sealed class StatementParty
{
    private StatementParty() { } // for EF Core

    internal StatementParty(Guid statementId, Guid partyId, StatementRole role) =>
        (StatementId, PartyId, Role) = (statementId, partyId, role);

    public Guid StatementId { get; private set; }
    public Guid PartyId { get; private set; }
    public StatementRole Role { get; private set; }
}
