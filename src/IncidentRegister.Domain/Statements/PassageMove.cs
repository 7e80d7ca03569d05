namespace IncidentRegister.Domain.Statements;

/// <summary>What became of a passage when its statement got a newer text.</summary>
public enum MoveState
{
    /// <summary>Its words with what stands around them were found exactly once.</summary>
    Moved,

    /// <summary>They were found nowhere, or at more than one place: a person must look.</summary>
    Waiting,

    /// <summary>A person found the place.</summary>
    Placed,

    /// <summary>A person says that the newer text holds the words no more.</summary>
    Gone,
}

/// <summary>
/// Where the words of a passage stand in a newer version. Passages never change, so that an old text reads as it was
/// read; what hangs on a passage goes with it to the one that this names.
/// </summary>
public sealed class PassageMove
{
    private PassageMove() { } // for EF Core

    private PassageMove(Passage passage, StatementVersion version, MoveState state, DateTimeOffset now) =>
        (PassageId, StatementId, VersionId, State, RecordedAt) = (passage.Id, version.StatementId, version.Id, state, now);

    public Guid PassageId { get; private set; }
    public Guid StatementId { get; private set; }

    /// <summary>The newer version.</summary>
    public Guid VersionId { get; private set; }

    /// <summary>The passage of the newer version; null while it waits, and where the words are gone.</summary>
    public Guid? ToPassageId { get; private set; }
    public MoveState State { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who placed it or said that it is gone; null where nobody had to.</summary>
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    internal static PassageMove To(Passage passage, StatementVersion version, Passage found, DateTimeOffset now) =>
        new(passage, version, MoveState.Moved, now) { ToPassageId = found.Id };

    internal static PassageMove Wait(Passage passage, StatementVersion version, DateTimeOffset now) =>
        new(passage, version, MoveState.Waiting, now);

    /// <summary>Somebody said so of the text before this one, and nothing speaks against it in this one.</summary>
    internal static PassageMove StillGone(Passage passage, StatementVersion version, DateTimeOffset now) =>
        new(passage, version, MoveState.Gone, now);

    /// <exception cref="RuleBrokenException">It has its place already, or the words are of another text.</exception>
    public void Place(Passage found, Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(ToPassageId is not null, "passage.placed-already");
        RuleBrokenException.ThrowIf(found.VersionId != VersionId, "passage.text-moved");
        (ToPassageId, State, DecidedBy, DecidedAt) = (found.Id, MoveState.Placed, by, now);
    }

    /// <exception cref="RuleBrokenException">It has its place.</exception>
    public void SayGone(Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(ToPassageId is not null, "passage.placed-already");
        (State, DecidedBy, DecidedAt) = (MoveState.Gone, by, now);
    }
}
