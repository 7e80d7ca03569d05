using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// A party said that it will take a measure. That is no response: it fulfils no ask, ends no wait and closes no gap. It
/// stands until a response carries it out, or until it is dropped.
/// </summary>
public sealed class Announcement
{
    private readonly List<AnnouncementIncident> incidents = [];
    private readonly List<AnnouncedAsk> asks = [];

    private Announcement() { } // for EF Core

    public Guid Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Measure { get; private set; } = "";
    public Guid PartyId { get; private set; }

    /// <summary>How many parties announced it together, as claimed. Null: one.</summary>
    public int? PartyCount { get; private set; }
    public IncidentDate AnnouncedOn { get; private set; } = IncidentDate.Unknown;
    public DateOnly? AnnouncedFrom { get; private set; }

    /// <summary>When it is to be taken; unknown where nobody said.</summary>
    public IncidentDate PlannedFor { get; private set; } = IncidentDate.Unknown;
    public string Title { get; private set; } = "";
    public string? Note { get; private set; }
    public Guid? ProofPassageId { get; private set; }
    public string? Publisher { get; private set; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; private set; }

    /// <summary>Readable by the liaison alone.</summary>
    public bool IsConfidential { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public Guid AuthorId { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<AnnouncementIncident> Incidents => incidents;

    /// <summary>The asks that it answers with a promise; they wait on.</summary>
    public IReadOnlyList<AnnouncedAsk> Asks => asks;

    /// <summary>What became of it; null while it stands.</summary>
    public AnnouncementEnd? End { get; private set; }

    /// <param name="now">UTC.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>announcement.in-future</c>, <c>announcement.before-incident</c>, <c>announcement.before-ask</c>,
    /// <c>announcement.planned-before</c>; an ask was withdrawn, or is about other incidents.
    /// </exception>
    public static Announcement Record(
        string reference, AnnouncementFacts facts, IReadOnlyList<Incident> about, IReadOnlyList<Ask> asked, Guid authorId, DateTimeOffset now)
    {
        facts.AnnouncedOn.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime), "announcement.in-future");
        RuleBrokenException.ThrowIf(about.Any(i => facts.AnnouncedOn.EndsBefore(i.Occurred)), "announcement.before-incident");
        RuleBrokenException.ThrowIf(about.Any(i => i.MergedIntoId is not null), "incident.merged");
        RuleBrokenException.ThrowIf(asked.Any(a => facts.AnnouncedOn.EndsBefore(a.AskedOn)), "announcement.before-ask");
        RuleBrokenException.ThrowIf(facts.PlannedFor.EndsBefore(facts.AnnouncedOn), "announcement.planned-before");
        foreach (var ask in asked) ask.RefuseIfNotAbout([.. about.Select(i => i.Id)]);

        var announcement = new Announcement
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            Measure = facts.Measure,
            PartyId = facts.PartyId,
            PartyCount = facts.PartyCount,
            AnnouncedOn = facts.AnnouncedOn,
            AnnouncedFrom = facts.AnnouncedOn.From,
            PlannedFor = facts.PlannedFor,
            Title = facts.Title,
            Note = facts.Note,
            ProofPassageId = facts.ProofPassageId,
            Publisher = facts.Publisher,
            Address = facts.Address,
            IsConfidential = facts.IsConfidential,
            RecordedAt = now,
            AuthorId = authorId,
            Version = 1,
        };
        announcement.incidents.AddRange(about.DistinctBy(i => i.Id).Select(i => new AnnouncementIncident(announcement.Id, i)));
        announcement.asks.AddRange(asked.DistinctBy(a => a.Id).Select(a => new AnnouncedAsk(announcement.Id, a.Id)));
        return announcement;
    }

    /// <summary>It was done as announced.</summary>
    /// <exception cref="RuleBrokenException"><c>announcement.ended</c>, <c>response.before-announcement</c>.</exception>
    public void CarryOut(Response response)
    {
        RuleBrokenException.ThrowIf(response.TakenOn.EndsBefore(AnnouncedOn), "response.before-announcement");
        Finish(new AnnouncementEnd(Id, response));
    }

    /// <summary>Nothing will come of it: it was taken back, or its time went by.</summary>
    /// <param name="on">When that was said or seen.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>announcement.ended</c>, <c>announcement.drop-in-future</c>, <c>announcement.drop-before</c>,
    /// <c>announcement.reason-missing</c>.
    /// </exception>
    public void Drop(IncidentDate on, string reason, Guid authorId, DateTimeOffset now)
    {
        on.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime), "announcement.drop-in-future");
        RuleBrokenException.ThrowIf(on.EndsBefore(AnnouncedOn), "announcement.drop-before");
        RuleBrokenException.ThrowIf(string.IsNullOrWhiteSpace(reason), "announcement.reason-missing");
        Finish(new AnnouncementEnd(Id, on, reason, authorId, now));
    }

    private void Finish(AnnouncementEnd end)
    {
        RuleBrokenException.ThrowIf(End is not null, "announcement.ended");
        (End, Version) = (end, Version + 1);
    }
}

public sealed record AnnouncementFacts(string Measure, Guid PartyId, IncidentDate AnnouncedOn, string Title)
{
    public int? PartyCount { get; init; }
    public IncidentDate PlannedFor { get; init; } = IncidentDate.Unknown;
    public string? Note { get; init; }
    public Guid? ProofPassageId { get; init; }
    public string? Publisher { get; init; }
    public string? Address { get; init; }
    public bool IsConfidential { get; init; }
}
