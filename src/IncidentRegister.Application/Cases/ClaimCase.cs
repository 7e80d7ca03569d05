using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

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

internal sealed class ClaimCaseHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ClaimCase, CaseStep>
{
    public async Task<CaseStep> Handle(ClaimCase request, CancellationToken ct)
    {
        var incident = await CaseFile.OpenAlone(db, user.Now, request.Reference, ct);

        incident.Claim(user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
