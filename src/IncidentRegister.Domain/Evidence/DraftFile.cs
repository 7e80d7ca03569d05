using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Evidence;

/// <summary>
/// A file that was brought to a report which is still being written. Its author alone knows that it is there; nobody opens
/// it, and nothing of it changes. It becomes the incident's when the report is sent, and goes when the draft goes.
/// </summary>
public sealed class DraftFile
{
    /// <summary>Bytes of <see cref="Content"/>: the longest names and words, sealed.</summary>
    public const int ContentMaxBytes = 16_000;

    private DraftFile() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid DraftId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>Its <see cref="EvidenceFacts"/>, sealed by the caller as the draft is.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Bytes of the file itself.</summary>
    public long Size { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <param name="content">What is known of the file, sealed.</param>
    /// <param name="held">Bytes that the files of the draft take already.</param>
    /// <exception cref="RuleBrokenException">It is empty or too large, alone or with the others.</exception>
    public static DraftFile Receive(Draft draft, EvidenceFacts facts, byte[] content, long held, DateTimeOffset now)
    {
        EvidenceFile.RefuseUnlessItFits(facts.Size, held);
        return new DraftFile
        {
            Id = facts.Id,
            DraftId = draft.Id,
            OrganisationId = draft.OrganisationId,
            AuthorId = draft.AuthorId,
            Content = content,
            Size = facts.Size,
            ReceivedAt = now,
        };
    }

    /// <summary>The same file as the incident's that the report became: in quarantine, received when it was.</summary>
    /// <param name="facts">What <see cref="Content"/> was made of.</param>
    public EvidenceFile Send(Incident incident, EvidenceFacts facts, Holder sender, DateTimeOffset now)
    {
        var file = EvidenceFile.Receive(incident, facts, held: 0, sender, ReceivedAt);
        file.Send(sender, now);
        return file;
    }
}
