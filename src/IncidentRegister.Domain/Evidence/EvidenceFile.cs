using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Evidence;

/// <summary>
/// A file that belongs to an incident, as it was brought: the original is sealed and nothing of it ever changes but
/// where it stands. Grows with its custody alone, so it neither needs nor raises the version of the incident.
/// </summary>
public sealed class EvidenceFile
{
    /// <summary>Bytes of one file.</summary>
    public const long MaxBytes = 25 * 1024 * 1024;

    /// <summary>Bytes of all files of one incident.</summary>
    public const long IncidentMaxBytes = 200 * 1024 * 1024;
    public const int AboutMaxLength = 300;

    private readonly List<CustodyEntry> custody = [];

    private EvidenceFile() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }

    /// <summary>Who brought it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Safe to show, to write into a header and to save under; made by <see cref="FileName.Clean"/>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>As it was given, what is invisible in it spelt out; null where cleaning changed nothing.</summary>
    public string? GivenName { get; private set; }

    /// <summary>What its bringer says of it.</summary>
    public string? About { get; private set; }
    public EvidenceKind Kind { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Of the original.</summary>
    public byte[] Sha256 { get; private set; } = [];
    public EvidenceState State { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When a scan last ended, with or without an answer; null before the first one. UTC.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>Oldest first, once loaded.</summary>
    public IReadOnlyList<CustodyEntry> Custody => custody;

    /// <param name="held">Bytes that the incident's files take already.</param>
    /// <exception cref="RuleBrokenException">It is too large, or its bringer may not change the incident now.</exception>
    public static EvidenceFile Receive(Incident incident, EvidenceFacts facts, long held, Holder bringer, DateTimeOffset now)
    {
        RefuseUnlessOpen(incident, bringer.Hand);
        RefuseUnlessItFits(facts.Size, held);

        var name = FileName.Clean(facts.GivenName);
        var file = new EvidenceFile
        {
            Id = facts.Id,
            IncidentId = incident.Id,
            OrganisationId = incident.OrganisationId,
            AuthorId = bringer.Id ?? Guid.Empty,
            Name = name,
            GivenName = name == facts.GivenName ? null : FileName.SpeltOut(facts.GivenName),
            About = facts.About,
            Kind = facts.Kind,
            Size = facts.Size,
            Sha256 = facts.Sha256,
            ReceivedAt = now,
        };
        file.custody.Add(new CustodyEntry(file, CustodyKind.Received, bringer, now));
        return file;
    }

    /// <summary>
    /// Its reviewers bring files at any time; its reporters until somebody takes it up, or to answer a question; nobody
    /// once it gave way to another record.
    /// </summary>
    public static bool IsOpen(Incident incident, CustodyHand hand) => incident.MergedIntoId is null
        && (hand == CustodyHand.Reviewer || incident.Case.Status is CaseStatus.Draft or CaseStatus.Submitted or CaseStatus.NeedsInformation);

    /// <summary>Asked before the first byte is taken, and again when the file is entered.</summary>
    /// <exception cref="RuleBrokenException">The record is frozen for those who reported it, or gave way to another.</exception>
    public static void RefuseUnlessOpen(Incident incident, CustodyHand hand)
    {
        RuleBrokenException.ThrowIf(incident.MergedIntoId is not null, "incident.merged");
        RuleBrokenException.ThrowIf(!IsOpen(incident, hand), "incident.frozen");
    }

    internal static void RefuseUnlessItFits(long size, long held)
    {
        RuleBrokenException.ThrowIf(size == 0, "evidence.empty");
        RuleBrokenException.ThrowIf(size > MaxBytes, "evidence.too-large");
        RuleBrokenException.ThrowIf(held + size > IncidentMaxBytes, "evidence.incident-full");
    }

    /// <summary>It lay in a draft until now; from here on it is the incident's.</summary>
    internal void Send(Holder sender, DateTimeOffset now) => custody.Add(new CustodyEntry(this, CustodyKind.Sent, sender, now));

    /// <param name="finding">What was found; null: nothing.</param>
    /// <exception cref="RuleBrokenException">It was scanned already.</exception>
    public void Scanned(string? finding, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != EvidenceState.Quarantined, "evidence.scanned-already");
        (State, TriedAt) = (finding is null ? EvidenceState.Clean : EvidenceState.Refused, now);
        custody.Add(new CustodyEntry(this, CustodyKind.Scanned, Holder.Register, now)
        {
            Outcome = finding is null ? CustodyOutcome.Clean : CustodyOutcome.Refused,
            Finding = finding is { Length: > CustodyEntry.FindingMaxLength } ? finding[..CustodyEntry.FindingMaxLength] : finding,
        });
    }

    /// <summary>The scanner gave no answer: it stays where it is, and others have their turn first.</summary>
    public void NotScanned(DateTimeOffset now) => TriedAt = now;

    /// <summary>Written before the first byte is handed out.</summary>
    /// <exception cref="RuleBrokenException">It is in quarantine, or refused.</exception>
    public void View(Holder viewer, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != EvidenceState.Clean, "evidence.not-open");
        custody.Add(new CustodyEntry(this, CustodyKind.Viewed, viewer, now));
    }

    /// <param name="outcome">Match, mismatch or not verifiable.</param>
    public void Verify(CustodyOutcome outcome, Holder verifier, DateTimeOffset now) =>
        custody.Add(new CustodyEntry(this, CustodyKind.Verified, verifier, now) { Outcome = outcome });

    /// <summary>The record that its own one gave way to lists it, too.</summary>
    public void Join(Holder merger, DateTimeOffset now) => custody.Add(new CustodyEntry(this, CustodyKind.Joined, merger, now));

    /// <summary>Only its own record lists it again.</summary>
    public void Part(Holder parter, DateTimeOffset now) => custody.Add(new CustodyEntry(this, CustodyKind.Parted, parter, now));
}

/// <summary>What is known of a file once all of it has arrived.</summary>
/// <param name="GivenName">As the bringer's device called it.</param>
/// <param name="Size">Bytes.</param>
public sealed record EvidenceFacts(Guid Id, string GivenName, EvidenceKind Kind, long Size, byte[] Sha256, string? About);
