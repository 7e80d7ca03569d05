using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Mentions;

public enum MentionRelation { Describes, AlludesTo, Includes }

public enum Stance { Reports, ExpressesConcern, Condemns, CallsForAction, Denies, Justifies }

public enum MentionState { Suggested, Confirmed, Rejected }

/// <summary>
/// These words of a statement speak of this incident, and somebody says so; or the finder asks whether they do. Without
/// an incident: the words were read, and name none that can be identified.
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

    /// <summary>How much spoke for it, and what; null and empty where a person found it.</summary>
    public MentionStrength? Strength { get; private set; }
    public IReadOnlyList<MentionReason> Reasons { get; private set; } = [];
    public string? Note { get; private set; }

    /// <summary>Null: the finder.</summary>
    public Guid? AuthorId { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who answered the finder, and when; null while nobody has, and where a person found it.</summary>
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Null while it stands, and where the finder withdrew it.</summary>
    public Guid? UndoneBy { get; private set; }

    /// <summary>The finder proposed it, whatever became of it.</summary>
    public bool WasSuggested => Strength is not null;

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

    /// <summary>What the finder asks. It says nothing of the incident until a person accepts it.</summary>
    /// <param name="relation">Proposed, as is the stance.</param>
    /// <exception cref="RuleBrokenException">The incident was merged into another record.</exception>
    public static Mention Suggest(
        Passage passage, Incident incident, MentionRelation relation, Stance stance,
        MentionStrength strength, IReadOnlyList<MentionReason> reasons, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(incident.MergedIntoId is not null, "incident.merged");
        return new Mention
        {
            Id = Guid.CreateVersion7(now),
            PassageId = passage.Id,
            IncidentId = incident.Id,
            OrganisationId = incident.OrganisationId,
            Relation = relation,
            Stance = stance,
            State = MentionState.Suggested,
            Strength = strength,
            Reasons = reasons,
            RecordedAt = now,
        };
    }

    /// <exception cref="RuleBrokenException">It was decided, or withdrawn by the finder.</exception>
    public void Accept(MentionRelation relation, Stance stance, string? note, Guid by, DateTimeOffset now)
    {
        MustBeUndecided();
        (State, Relation, Stance, Note) = (MentionState.Confirmed, relation, stance, note);
        (DecidedBy, DecidedAt) = (by, now);
    }

    /// <summary>Kept, so that the finder does not ask again.</summary>
    /// <exception cref="RuleBrokenException">It was decided, or withdrawn by the finder.</exception>
    public void Reject(Guid by, DateTimeOffset now)
    {
        MustBeUndecided();
        (State, DecidedBy, DecidedAt) = (MentionState.Rejected, by, now);
    }

    /// <summary>Takes a decision back: the finder's question is open again.</summary>
    /// <exception cref="RuleBrokenException">It is open, was taken back, or never was a question.</exception>
    public void Reopen()
    {
        RuleBrokenException.ThrowIf(!WasSuggested || State == MentionState.Suggested || UndoneAt is not null, "mention.nothing-decided");
        (State, DecidedBy, DecidedAt) = (MentionState.Suggested, null, null);
    }

    /// <summary>The finder still asks, perhaps for other reasons.</summary>
    /// <exception cref="RuleBrokenException">It was decided, or withdrawn by the finder.</exception>
    public void AskAgain(MentionStrength strength, IReadOnlyList<MentionReason> reasons)
    {
        MustBeUndecided();
        Strength = strength;
        if (!Reasons.SequenceEqual(reasons)) Reasons = reasons;
    }

    /// <summary>The finder no longer asks.</summary>
    /// <exception cref="RuleBrokenException">It was decided, or withdrawn already.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        MustBeUndecided();
        UndoneAt = now;
    }

    /// <summary>The incident was found to be another record of the same event; or that is taken back.</summary>
    public void GoWith(Incident incident) => (IncidentId, OrganisationId) = (incident.Id, incident.OrganisationId);

    /// <exception cref="RuleBrokenException">It was undone already, or is no link.</exception>
    public void Undo(Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(UndoneAt is not null || State != MentionState.Confirmed, "mention.already-undone");
        (UndoneAt, UndoneBy) = (now, by);
    }

    /// <exception cref="RuleBrokenException">It stands, or never was a link.</exception>
    public void Restore()
    {
        RuleBrokenException.ThrowIf(UndoneAt is null || State != MentionState.Confirmed, "mention.stands");
        (UndoneAt, UndoneBy) = (null, null);
    }

    private void MustBeUndecided()
    {
        RuleBrokenException.ThrowIf(UndoneAt is not null, "mention.withdrawn");
        RuleBrokenException.ThrowIf(State != MentionState.Suggested, "mention.decided");
    }
}
