using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>One release for everybody.</summary>
/// <exception cref="NotFoundException">The public page is closed, or no such release stands on it (any more).</exception>
public sealed record ShowPublicRelease(string Reference) : IQuery<PublicSheet>
{
    public static Policy Policy => Policies.ReadPublicPage;
}

/// <param name="Snapshot">Without what was said, asked and done about it: that is read by signing in.</param>
public sealed record PublicSheet(PublicLine Line, ReleaseSnapshot Snapshot);

internal sealed class ShowPublicReleaseHandler(RegisterDbContext db) : IRequestHandler<ShowPublicRelease, PublicSheet>
{
    public async Task<PublicSheet> Handle(ShowPublicRelease request, CancellationToken ct)
    {
        await db.RefuseIfClosed(ct);
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var releases = db.PublicReleases().Where(r => r.Reference == reference);
        var snapshot = await releases.Select(r => r.Snapshot).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        return new PublicSheet(await db.PublicLines(releases).SingleAsync(ct), snapshot with { Ledger = [] });
    }
}
