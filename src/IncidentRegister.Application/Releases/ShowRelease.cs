using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>One release with all that it tells.</summary>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
public sealed record ShowRelease(string Reference) : IQuery<ReleaseSheet>
{
    public static Policy Policy => Policies.ReadReleases;
}

public sealed record ReleaseSheet
{
    public required string Reference { get; init; }
    public required Tlp Tlp { get; init; }
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>In hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Null once it was withdrawn: then nothing of it is told any more. Its ledger is the present one.</summary>
    public required ReleaseSnapshot? Snapshot { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required string? Reason { get; init; }

    /// <summary>References of the release that it took the place of, and of the one that took its place.</summary>
    public required string? Corrects { get; init; }
    public required string? CorrectedBy { get; init; }

    /// <summary>The reference of the incident, for those who may see it; null for all others.</summary>
    public required string? Incident { get; init; }
}

internal sealed class ShowReleaseHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowRelease, ReleaseSheet>
{
    private const int MaxLines = 300;

    public async Task<ReleaseSheet> Handle(ShowRelease request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var visible = db.Releases.AsNoTracking().VisibleTo(db, user.Now);
        var release = await visible.SingleOrDefaultAsync(r => r.Reference == reference, ct) ?? throw new NotFoundException();
        var line = await visible.Where(r => r.Id == release.Id).Lines(visible, db.ReleaseWithdrawals).SingleAsync(ct);
        return new ReleaseSheet
        {
            Reference = release.Reference,
            Tlp = release.Tlp,
            ReleasedAt = release.ReleasedAt,
            Sha256 = Convert.ToHexStringLower(release.Sha256),
            Snapshot = line.IsWithdrawn ? null : release.Snapshot with { Ledger = await Ledger(release.Id, ct) },
            WithdrawnAt = line.WithdrawnAt,
            Reason = line.Reason,
            Corrects = line.Corrects,
            CorrectedBy = line.CorrectedBy,
            Incident = await Origin(release.Id, ct),
        };
    }

    private async Task<IReadOnlyList<LedgerFacts>> Ledger(Guid id, CancellationToken ct)
    {
        var lines = await db.ReleaseLedger.AsNoTracking().Where(l => l.ReleaseId == id)
            .OrderBy(l => l.Kind).ThenBy(l => l.Day).ThenBy(l => l.Id).Top(MaxLines).ToListAsync(ct);
        return [.. lines.Select(l => new LedgerFacts(l.Kind, l.Day)
        {
            Reference = l.Reference,
            StatementReference = l.StatementReference,
            Paragraph = l.Paragraph,
            Quote = l.Quote,
            Party = l.Party,
            Measure = l.Measure,
            State = l.State,
        })];
    }

    private Task<string?> Origin(Guid id, CancellationToken ct) => (
        from origin in db.ReleaseOrigins
        where origin.ReleaseId == id
        join incident in db.Incidents.VisibleTo(user.Now) on origin.IncidentId equals incident.Id
        select incident.Reference).SingleOrDefaultAsync(ct);
}
