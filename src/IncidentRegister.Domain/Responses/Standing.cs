using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>What protects the Court and can be had by a State, or by States together.</summary>
public enum Instrument
{
    /// <summary>The Agreement on the Privileges and Immunities of the Court.</summary>
    Apic,

    /// <summary>A law that keeps foreign sanctions from taking effect.</summary>
    BlockingStatute,
}

public enum StandingKind
{
    /// <summary>Bound by the agreement, or not.</summary>
    Party,
    NotParty,

    /// <summary>Of a statute: it asked for it to be used; it is used to protect the Court; it is not.</summary>
    CalledFor,
    InForce,
    NotInForce,
}

/// <summary>
/// How a party stands to an instrument, as somebody published it. Written once: what changes is a new line with a later
/// day, and what was told wrongly is a new line in place of it, so that the register never says more than was seen, nor later
/// than it was seen.
/// </summary>
public sealed class Standing
{
    public const int PublisherMaxLength = 200;
    public const int TitleMaxLength = 300;
    public const int AddressMaxLength = 1000;
    public const int NoteMaxLength = 1000;

    private Standing() { } // for EF Core

    public Guid Id { get; private set; }

    /// <summary>A State; or a body or a group of States, for what is said of all of them.</summary>
    public Guid PartyId { get; private set; }
    public Instrument Instrument { get; private set; }
    public StandingKind Kind { get; private set; }

    /// <summary>When it came about; unknown where the source does not say.</summary>
    public IncidentDate Since { get; private set; } = IncidentDate.Unknown;

    /// <summary>The day of which the source speaks; nothing is said of later ones.</summary>
    public IncidentDate SeenOn { get; private set; } = IncidentDate.Unknown;

    /// <summary>Of a group: how many of them, as claimed. Null: a single one.</summary>
    public int? Count { get; private set; }

    /// <summary>Seen at second hand only: to be shown as reported.</summary>
    public bool IsReported { get; private set; }
    public string Publisher { get; private set; } = "";
    public string? Title { get; private set; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The line that this one takes the place of, from then on; null: none.</summary>
    public Guid? CorrectsId { get; private set; }

    /// <summary>It speaks of the same party, instrument, standing and day, whatever else it says.</summary>
    public bool IsAbout(Standing other) =>
        (PartyId, Instrument, Kind, SeenOn) == (other.PartyId, other.Instrument, other.Kind, other.SeenOn);

    /// <summary>It is about the same, from the same source, with all that goes with it.</summary>
    public bool SaysTheSame(Standing other) => IsAbout(other)
        && (Since, Count, IsReported) == (other.Since, other.Count, other.IsReported)
        && (Publisher, Title, Address, Note) == (other.Publisher, other.Title, other.Address, other.Note);

    /// <param name="now">UTC.</param>
    /// <param name="corrects">The line that this one takes the place of.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>standing.other-instrument</c>, <c>standing.no-day</c>, <c>standing.in-future</c>, <c>standing.seen-before</c>,
    /// <c>standing.no-source</c>, <c>standing.other-party</c>.
    /// </exception>
    public static Standing Record(StandingFacts facts, DateTimeOffset now, Standing? corrects = null)
    {
        RuleBrokenException.ThrowIf(corrects is not null && corrects.PartyId != facts.PartyId, "standing.other-party");
        RuleBrokenException.ThrowIf(!Fits(facts.Instrument, facts.Kind), "standing.other-instrument");
        RuleBrokenException.ThrowIf(facts.SeenOn.From is null || facts.SeenOn.To is null, "standing.no-day");
        facts.SeenOn.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime), "standing.in-future");
        RuleBrokenException.ThrowIf(facts.SeenOn.EndsBefore(facts.Since), "standing.seen-before");
        RuleBrokenException.ThrowIf(string.IsNullOrWhiteSpace(facts.Publisher), "standing.no-source");
        return new Standing
        {
            Id = Guid.CreateVersion7(now),
            PartyId = facts.PartyId,
            Instrument = facts.Instrument,
            Kind = facts.Kind,
            Since = facts.Since,
            SeenOn = facts.SeenOn,
            Count = facts.Count,
            IsReported = facts.IsReported,
            Publisher = facts.Publisher,
            Title = facts.Title,
            Address = facts.Address,
            Note = facts.Note,
            RecordedAt = now,
            CorrectsId = corrects?.Id,
        };
    }

    private static bool Fits(Instrument instrument, StandingKind kind) => instrument == Instrument.Apic
        ? kind is StandingKind.Party or StandingKind.NotParty
        : kind is StandingKind.CalledFor or StandingKind.InForce or StandingKind.NotInForce;
}

public sealed record StandingFacts(Guid PartyId, Instrument Instrument, StandingKind Kind, IncidentDate SeenOn, string Publisher)
{
    public IncidentDate Since { get; init; } = IncidentDate.Unknown;
    public int? Count { get; init; }
    public bool IsReported { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public string? Note { get; init; }
}
