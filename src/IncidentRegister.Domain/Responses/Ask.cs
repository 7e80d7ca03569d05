using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

public enum AskState { Open, Acknowledged, Taken, PartlyTaken, Declined, NoReply, Withdrawn }

/// <summary>Somebody asks somebody for a measure, in the words of a passage. One row per addressee.</summary>
public sealed partial class Ask
{
    private readonly List<AskIncident> incidents = [];

    private Ask() { } // for EF Core

    public Guid Id { get; private set; }
    public string Reference { get; private set; } = "";
    public Guid PassageId { get; private set; }
    public Guid IssuerId { get; private set; }
    public Guid AddresseeId { get; private set; }
    public string Measure { get; private set; } = "";
    public IncidentDate AskedOn { get; private set; } = IncidentDate.Unknown;
    public DateOnly? AskedFrom { get; private set; }

    /// <summary>The last day, when the words of the ask name one.</summary>
    public DateOnly? Deadline { get; private set; }

    /// <summary>Days after which silence counts as no reply; null: <see cref="DefaultReplyDays"/>.</summary>
    public int? ReplyWithinDays { get; private set; }
    public AskState State { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public Guid AuthorId { get; private set; }
    public long Version { get; private set; }

    /// <summary>Which incidents it is about; empty when it is about none in particular.</summary>
    public IReadOnlyList<AskIncident> Incidents => incidents;

    public static Ask From(
        string reference, Statement statement, Passage passage, Guid issuerId, Guid addresseeId, string measure,
        IEnumerable<Incident> about, Guid authorId, DateTimeOffset now)
    {
        var incidents = about.DistinctBy(i => i.Id).ToList();
        RuleBrokenException.ThrowIf(incidents.Exists(i => i.MergedIntoId is not null), "incident.merged");
        var ask = new Ask
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            PassageId = passage.Id,
            IssuerId = issuerId,
            AddresseeId = addresseeId,
            Measure = measure,
            AskedOn = statement.IssuedOn,
            AskedFrom = statement.IssuedOn.From,
            RecordedAt = now,
            AuthorId = authorId,
            Version = 1,
        };
        ask.incidents.AddRange(incidents.Select(i => new AskIncident(ask.Id, i)));
        ask.ReplyDue = ask.Due();
        return ask;
    }

    /// <summary>Says until when an answer is awaited; before anybody was asked to wait by it.</summary>
    /// <exception cref="RuleBrokenException">The deadline lies before the ask, or the days are out of range.</exception>
    public void Await(DateOnly? deadline, int? replyWithinDays)
    {
        RuleBrokenException.ThrowIf(deadline < AskedFrom, "ask.deadline-before-ask");
        RuleBrokenException.ThrowIf(replyWithinDays is < 1 or > ReplyDaysMax, "ask.reply-days");
        (Deadline, ReplyWithinDays) = (deadline, replyWithinDays);
        ReplyDue = Due();
    }
}

/// <summary>An ask is about an incident; who may read the incident may read this.</summary>
public sealed class AskIncident
{
    private AskIncident() { } // for EF Core

    internal AskIncident(Guid askId, Incident incident) =>
        (AskId, IncidentId, OrganisationId) = (askId, incident.Id, incident.OrganisationId);

    public Guid AskId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
}
