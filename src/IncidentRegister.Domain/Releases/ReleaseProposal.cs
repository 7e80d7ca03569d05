using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Releases;

/// <summary>
/// A release that one person has prepared and another has still to approve. It holds for one version of the incident: a
/// change of the incident voids it.
/// </summary>
public sealed class ReleaseProposal
{
    public const int ReasonMaxLength = 1000;

    private ReleaseProposal() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }

    /// <summary>The version of the incident that was copied from.</summary>
    public long IncidentVersion { get; private set; }
    public Guid PreparedBy { get; private set; }
    public DateTimeOffset PreparedAt { get; private set; }
    public ReleaseChoice Choice { get; private set; } = null!;
    public ReleaseSnapshot Snapshot { get; private set; } = null!;

    /// <summary>Of the canonical form of <see cref="Snapshot"/>; what is approved is this and nothing else.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>The release that it is to take the place of.</summary>
    public Guid? CorrectsId { get; private set; }
    public ProposalState State { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public Guid? ReleaseId { get; private set; }

    /// <param name="corrects">The release that it is to take the place of, or null.</param>
    /// <exception cref="RuleBrokenException">
    /// The incident may not leave as it stands, the audience does not fit the TLP, or fewer would be told of the correction
    /// than were told before.
    /// </exception>
    public static ReleaseProposal Prepare(
        Incident incident, ReleaseChoice choice, ReleaseSnapshot snapshot, byte[] sha256, Release? corrects, Guid by,
        DateTimeOffset now)
    {
        RefuseUnlessFit(incident);
        RuleBrokenException.ThrowIf(snapshot.Tlp is Tlp.Red or Tlp.AmberStrict, "release.tlp");
        RuleBrokenException.ThrowIf(snapshot.Audience == ReleaseAudience.Public && snapshot.Tlp != Tlp.Clear, "release.public-needs-clear");
        RuleBrokenException.ThrowIf(
            corrects is not null && (snapshot.Tlp < corrects.Tlp || snapshot.Audience < corrects.Audience), "release.correction-narrower");

        return new ReleaseProposal
        {
            Id = Guid.CreateVersion7(now),
            IncidentId = incident.Id,
            OrganisationId = incident.OrganisationId,
            IncidentVersion = incident.Version,
            PreparedBy = by,
            PreparedAt = now,
            Choice = choice,
            Snapshot = snapshot,
            Sha256 = sha256,
            CorrectsId = corrects?.Id,
        };
    }

    /// <summary>The incident was changed since, so this can no longer be approved.</summary>
    public bool IsVoidBy(Incident incident) => incident.Version != IncidentVersion;

    /// <param name="reference">Unique, made by <c>Reference</c>.</param>
    /// <param name="sha256">Of what the approver had on the screen.</param>
    /// <returns>The release, and what it was made from.</returns>
    /// <exception cref="RuleBrokenException">
    /// It was decided, the approver prepared it, the incident or the copy is another one, or consent is missing.
    /// </exception>
    public (Release Release, ReleaseOrigin Origin) Approve(
        Incident incident, string reference, ReadOnlySpan<byte> sha256, Guid by, DateTimeOffset now)
    {
        RefuseUnlessWaiting();
        RuleBrokenException.ThrowIf(by == PreparedBy, "release.preparer-approves");
        RuleBrokenException.ThrowIf(IsVoidBy(incident), "release.source-changed");
        RuleBrokenException.ThrowIf(!sha256.SequenceEqual(Sha256), "release.hash-differs");
        RefuseUnlessFit(incident);
        RuleBrokenException.ThrowIf(ReleaseConsent.Gaps(incident, Choice, Snapshot.Audience).Count > 0, "release.consent-missing");

        var release = new Release(reference, Snapshot, Sha256, CorrectsId, now);
        Decide(ProposalState.Approved, by, null, now);
        ReleaseId = release.Id;
        return (release, new ReleaseOrigin(release, this, by));
    }

    /// <exception cref="RuleBrokenException">It was decided, or this person prepared it.</exception>
    public void Reject(string reason, Guid by, DateTimeOffset now)
    {
        RefuseUnlessWaiting();
        RuleBrokenException.ThrowIf(by == PreparedBy, "release.preparer-approves");
        Decide(ProposalState.Rejected, by, reason, now);
    }

    /// <summary>Another one was prepared, which waits in its place; or its preparer took it back.</summary>
    /// <exception cref="RuleBrokenException">It was decided.</exception>
    public void GiveWay(Guid by, DateTimeOffset now)
    {
        RefuseUnlessWaiting();
        Decide(ProposalState.Replaced, by, null, now);
    }

    private static void RefuseUnlessFit(Incident incident)
    {
        RuleBrokenException.ThrowIf(incident.MergedIntoId is not null, "incident.merged");
        RuleBrokenException.ThrowIf(incident.Case.Status is CaseStatus.Draft or CaseStatus.Declined, "release.not-under-review");
        RuleBrokenException.ThrowIf(incident.Handling is Tlp.Red or Tlp.AmberStrict, "release.handling");
    }

    private void RefuseUnlessWaiting() => RuleBrokenException.ThrowIf(State != ProposalState.Waiting, "release.decided");

    private void Decide(ProposalState state, Guid by, string? reason, DateTimeOffset now) =>
        (State, DecidedBy, Reason, DecidedAt) = (state, by, reason, now);
}
