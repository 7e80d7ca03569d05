using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Lays a verified case aside, when nothing more is to be done about it.</summary>
/// <param name="Remark">For the reporter to read; may be left out.</param>
/// <param name="Version">The version of the incident that the liaison had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not verified, or whoever closes it logged it.</exception>
public sealed record CloseCase(string Reference, string? Remark, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class CloseCaseValidator : AbstractValidator<CloseCase>
{
    public CloseCaseValidator() => RuleFor(r => r.Remark).MaySay(Case.ReasonMaxLength, lines: true);
}

internal sealed class CloseCaseHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<CloseCase, CaseStep>
{
    public async Task<CaseStep> Handle(CloseCase request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Close(Written.Kept(request.Remark, lines: true), user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
