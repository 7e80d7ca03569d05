using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Everything on the public page, for whoever works with it.</summary>
/// <exception cref="NotFoundException">The public page is closed.</exception>
public sealed record ReadPublicData : IQuery<PublicData>
{
    public static Policy Policy => Policies.ReadPublicPage;
}

/// <param name="Releases">Newest first, at most 10,000.</param>
/// <param name="At">When it was read, in UTC.</param>
public sealed record PublicData(IReadOnlyList<PublicLine> Releases, DateTimeOffset At);

internal sealed class ReadPublicDataHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<ReadPublicData, PublicData>
{
    private const int MaxLines = 10_000;

    public async Task<PublicData> Handle(ReadPublicData request, CancellationToken ct)
    {
        await db.RefuseIfClosed(ct);
        return new PublicData(await db.PublicLines(db.PublicReleases()).Top(MaxLines).ToListAsync(ct), clock.GetUtcNow());
    }
}
