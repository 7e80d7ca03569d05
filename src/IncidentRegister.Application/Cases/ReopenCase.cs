using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Takes a decision back and puts the case into review again.</summary>
/// <param name="Reason">Why, for the reporter to read.</param>
/// <param name="Version">The version of the incident that the liaison had on the screen.</param>
/// <exception cref="RuleBrokenException">It was not decided, or whoever reopens it logged it.</exception>
public sealed record ReopenCase(string Reference, string Reason, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class ReopenCaseValidator : AbstractValidator<ReopenCase>
{
    public ReopenCaseValidator() => RuleFor(r => r.Reason).MustSay(Case.ReasonMaxLength, lines: true);
}

internal sealed class ReopenCaseHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<ReopenCase, CaseStep>
{
    public async Task<CaseStep> Handle(ReopenCase request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Reopen(Written.Kept(request.Reason, lines: true)!, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
