namespace IncidentRegister.Domain.Incidents;

/// <summary>Who may come to know something, from the fewest to all.</summary>
public enum ConsentAudience { ReviewTeam, Liaison, Coalition, Public }

/// <summary>What they may come to know.</summary>
public enum ConsentPart { Event, Place, Names, Evidence }

/// <summary>Not asked yet is no answer: then there is no row.</summary>
public enum ConsentAnswer { Given, Refused, Withdrawn }

/// <summary>
/// What those concerned said about sharing one part with one audience. Never changed: what is said later is a new row,
/// and the last one holds.
/// </summary>
public sealed class Consent
{
    private Consent() { } // for EF Core

    internal Consent(Incident incident, ConsentFacts facts, Guid by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, RecordedBy, RecordedAt) = (incident.Id, incident.OrganisationId, by, now);
        (Audience, Part, Answer) = (facts.Audience, facts.Part, facts.Answer);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public ConsentAudience Audience { get; private set; }
    public ConsentPart Part { get; private set; }
    public ConsentAnswer Answer { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <param name="Answer">Given or refused; withdrawn is a step of its own.</param>
public sealed record ConsentFacts(ConsentAudience Audience, ConsentPart Part, ConsentAnswer Answer);
