using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Mentions;

public enum MentionRelation { Describes, AlludesTo, Includes }

public enum Stance { Reports, ExpressesConcern, Condemns, CallsForAction, Denies, Justifies }

public enum MentionState { Suggested, Confirmed, Rejected }

/// <summary>
/// These words of a statement speak of this incident, and somebody says so. Without an incident: the words were read,
/// and name none that can be identified.
/// </summary>
public sealed class Mention
{
    public const int NoteMaxLength = 500;

    private Mention() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid PassageId { get; private set; }
    public Guid? IncidentId { get; private set; }

    /// <summary>The incident's organisation: who may read the incident may read the mention.</summary>
    public Guid? OrganisationId { get; private set; }
    public MentionRelation Relation { get; private set; }
    public Stance Stance { get; private set; }
    public MentionState State { get; private set; }
    public string? Note { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }

    /// <param name="incident">Null: the words name no identifiable incident.</param>
    /// <exception cref="RuleBrokenException">The incident was merged into another record.</exception>
    public static Mention Confirm(
        Passage passage, Incident? incident, MentionRelation relation, Stance stance, string? note, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(incident?.MergedIntoId is not null, "incident.merged");
        return new Mention
        {
            Id = Guid.CreateVersion7(now),
            PassageId = passage.Id,
            IncidentId = incident?.Id,
            OrganisationId = incident?.OrganisationId,
            Relation = relation,
            Stance = stance,
            State = MentionState.Confirmed,
            Note = note,
            AuthorId = authorId,
            RecordedAt = now,
        };
    }

    /// <summary>The incident was found to be another record of the same event; or that is taken back.</summary>
    public void GoWith(Incident incident) => (IncidentId, OrganisationId) = (incident.Id, incident.OrganisationId);

    /// <exception cref="RuleBrokenException">It was undone already.</exception>
    public void Undo(Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(UndoneAt is not null, "mention.already-undone");
        (UndoneAt, UndoneBy) = (now, by);
    }

    /// <exception cref="RuleBrokenException">It stands.</exception>
    public void Restore()
    {
        RuleBrokenException.ThrowIf(UndoneAt is null, "mention.stands");
        (UndoneAt, UndoneBy) = (null, null);
    }
}
