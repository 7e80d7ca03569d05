namespace IncidentRegister.Domain.Evidence;

public enum CustodyKind
{
    Received,
    Scanned,
    Viewed,
    Exported,
    Verified,

    /// <summary>Its record gave way to another one, which lists it from then on.</summary>
    Joined,

    /// <summary>Its record stands for itself again, and lists it alone.</summary>
    Parted,

    /// <summary>The report was sent that it had been brought to while that was written.</summary>
    Sent,
}

/// <summary>How a scan or a verification ended.</summary>
public enum CustodyOutcome
{
    Clean,
    Refused,

    /// <summary>The bytes are those that were received.</summary>
    Match,
    Mismatch,

    /// <summary>The file or its key cannot be found.</summary>
    NotVerifiable,
}

/// <summary>On whose side somebody had the file in hand.</summary>
public enum CustodyHand { Reporter, Reviewer, Register }

/// <summary>Who had a file in hand, when, and what came of it. Written once, never changed.</summary>
public sealed class CustodyEntry
{
    public const int FindingMaxLength = 200;

    private CustodyEntry() { } // for EF Core

    internal CustodyEntry(EvidenceFile file, CustodyKind kind, Holder holder, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (EvidenceId, IncidentId, OrganisationId) = (file.Id, file.IncidentId, file.OrganisationId);
        (Kind, Hand, HolderId, At) = (kind, holder.Hand, holder.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid EvidenceId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public CustodyKind Kind { get; private set; }
    public CustodyHand Hand { get; private set; }

    /// <summary>Null for the register itself.</summary>
    public Guid? HolderId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Null where nothing was examined.</summary>
    public CustodyOutcome? Outcome { get; internal init; }

    /// <summary>What the scanner calls what it found; null where it found nothing.</summary>
    public string? Finding { get; internal init; }
}

/// <summary>Who has a file in hand, and on whose side.</summary>
public sealed record Holder(Guid? Id, CustodyHand Hand)
{
    public static Holder Register { get; } = new(null, CustodyHand.Register);
}
