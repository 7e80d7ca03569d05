using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// Takes a submitted case for oneself. It needs no version: whoever comes second is told that somebody has it, however
/// old their page is.
/// </summary>
/// <exception cref="RuleBrokenException">Somebody has it already, or it is the claimer's own.</exception>
public sealed record ClaimCase(string Reference) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class ClaimCaseHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<ClaimCase, CaseStep>
{
    public async Task<CaseStep> Handle(ClaimCase request, CancellationToken ct)
    {
        var calendar = await office.ToCountBy(ct); // before the row is locked
        var called = db.Incidents.VisibleTo(user.Now).Called(request.Reference);
        var id = await called.Select(i => i.Id).SingleOrDefaultAsync(ct);

        // Whoever comes at the same time waits here, and then reads what the first one left.
        await db.Database.ExecuteSqlAsync($"select from incidents where id = {id} for update", ct);
        var incident = await called.SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        incident.Claim(user.Now.Id, clock.GetUtcNow());
        incident.Settle(calendar);
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
