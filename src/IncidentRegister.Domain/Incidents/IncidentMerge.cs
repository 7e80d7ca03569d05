namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// Two records were found to be of one event, and one of them goes on. Keeps what is needed to undo it exactly: how both
/// stood before, how the kept one stood after, and which rows were touched.
/// </summary>
public sealed class IncidentMerge
{
    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromDays(30);

    private IncidentMerge() { } // for EF Core

    public Guid Id { get; private set; }

    /// <summary>The organisation of the record that is kept.</summary>
    public Guid OrganisationId { get; private set; }
    public Guid KeptId { get; private set; }
    public Guid DuplicateId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset MergedAt { get; private set; }
    public IncidentSnapshot KeptBefore { get; private set; } = null!;
    public IncidentSnapshot DuplicateBefore { get; private set; } = null!;
    public IncidentSnapshot KeptAfter { get; private set; } = null!;
    public MergedRows Rows { get; private set; } = new();
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }

    /// <exception cref="RuleBrokenException">The two are one, or one of them was merged into another already.</exception>
    public static IncidentMerge Of(Incident kept, Incident duplicate, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(kept.Id == duplicate.Id, "merge.with-itself");
        RuleBrokenException.ThrowIf(kept.MergedIntoId is not null || duplicate.MergedIntoId is not null, "merge.already-merged");
        return new IncidentMerge
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = kept.OrganisationId,
            KeptId = kept.Id,
            DuplicateId = duplicate.Id,
            AuthorId = authorId,
            MergedAt = now,
            KeptBefore = IncidentSnapshot.Of(kept),
            DuplicateBefore = IncidentSnapshot.Of(duplicate),
            KeptAfter = IncidentSnapshot.Of(kept),
        };
    }

    /// <summary>Once all is moved.</summary>
    public void Keep(Incident kept, MergedRows rows) => (KeptAfter, Rows) = (IncidentSnapshot.Of(kept), rows);

    public bool MayBeUndone(DateTimeOffset now) => UndoneAt is null && now <= MergedAt + UndoWithin;

    /// <exception cref="RuleBrokenException">It was undone already, or longer ago than it may be.</exception>
    public void RefuseUndo(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(UndoneAt is not null, "merge.already-undone");
        RuleBrokenException.ThrowIf(!MayBeUndone(now), "merge.too-late");
    }

    /// <exception cref="RuleBrokenException">It was undone already, or longer ago than it may be.</exception>
    public void Undo(Guid by, DateTimeOffset now)
    {
        RefuseUndo(now);
        (UndoneAt, UndoneBy) = (now, by);
    }
}
