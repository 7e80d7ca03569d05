using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Cases;

/// <summary>Grades an open case anew. Its clocks keep what was spent and what was paused.</summary>
/// <param name="Version">The version of the incident that the grader had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not open, or the grader logged it.</exception>
public sealed record ChangeSeverity(string Reference, Severity Severity, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class ChangeSeverityValidator : AbstractValidator<ChangeSeverity>
{
    public ChangeSeverityValidator() => RuleFor(r => r.Severity).IsInEnum().WithMessage(Written.UnknownCode);
}

internal sealed class ChangeSeverityHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<ChangeSeverity, CaseStep>
{
    public async Task<CaseStep> Handle(ChangeSeverity request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Regrade(request.Severity, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
