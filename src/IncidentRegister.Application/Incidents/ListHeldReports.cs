using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>What was sent above the limits and waits for a lead of the caller's organisation: longest first, at most 50.</summary>
public sealed record ListHeldReports : IQuery<IReadOnlyList<HeldReport>>
{
    public static Policy Policy => Policies.PassOnReports;
}

/// <param name="Language">BCP 47 tag of the title's language.</param>
/// <param name="Author">The name of whoever sent it.</param>
/// <param name="Since">UTC.</param>
/// <param name="Version">To decide on it with.</param>
/// <param name="IsMine">The caller sent it, so another lead decides.</param>
public sealed record HeldReport(
    string Reference, string Title, string Language, string? Author, DateTimeOffset Since, long Version, bool IsMine);

internal sealed class ListHeldReportsHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ListHeldReports, IReadOnlyList<HeldReport>>
{
    private const int AtMost = 50;

    public async Task<IReadOnlyList<HeldReport>> Handle(ListHeldReports request, CancellationToken ct) =>
        await db.Incidents.AsNoTracking().VisibleTo(user.Now)
            .Where(i => i.OrganisationId == user.Now.OrganisationId && i.Case.Hold == CaseHold.Waiting && i.MergedIntoId == null)
            .OrderBy(i => i.Case.HeldAt).ThenBy(i => i.Id)
            .Select(i => new HeldReport(
                i.Reference, i.Title, i.Language, db.Users.Where(u => u.Id == i.AuthorId).Select(u => u.DisplayName).FirstOrDefault(),
                i.Case.HeldAt!.Value, i.Version, i.AuthorId == user.Now.Id))
            .Top(AtMost)
            .ToListAsync(ct);
}
