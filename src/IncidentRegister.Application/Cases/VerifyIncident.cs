using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Ends a review by saying how sure the register is of what was told.</summary>
/// <param name="Grade">Corroborated, verified or disputed.</param>
/// <param name="Grounds">What the grade rests on; may be left out.</param>
/// <param name="Version">The version of the incident that the decider had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not in review, or the decider logged it.</exception>
public sealed record VerifyIncident(string Reference, Verification Grade, string? Grounds, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class VerifyIncidentValidator : AbstractValidator<VerifyIncident>
{
    public VerifyIncidentValidator()
    {
        RuleFor(r => r.Grade)
            .Must(g => g is Verification.Corroborated or Verification.Verified or Verification.Disputed)
            .WithMessage("case.verification-grade");
        RuleFor(r => r.Grounds).MaySay(Case.ReasonMaxLength, lines: true);
    }
}

internal sealed class VerifyIncidentHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<VerifyIncident, CaseStep>
{
    public async Task<CaseStep> Handle(VerifyIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Verify(request.Grade, Written.Kept(request.Grounds, lines: true), user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
