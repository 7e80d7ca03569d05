using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Gives an open case to a liaison to review, whoever had it before.</summary>
/// <param name="Liaison">The id of an active liaison.</param>
/// <param name="Version">The version of the incident that the caller had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not open, this person has it already, or one of the two logged it.</exception>
public sealed record AssignCase(string Reference, Guid Liaison, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class AssignCaseValidator : AbstractValidator<AssignCase>
{
    public AssignCaseValidator() => RuleFor(r => r.Liaison).NotEmpty().WithMessage("field.required");
}

internal sealed class AssignCaseHandler(
    RegisterDbContext db, ICurrentUser user, OfficeCalendar office, NoticeWriter notices, TimeProvider clock)
    : IRequestHandler<AssignCase, CaseStep>
{
    public async Task<CaseStep> Handle(AssignCase request, CancellationToken ct)
    {
        await db.RefuseUnlessLiaison(request.Liaison, nameof(request.Liaison), ct);
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Assign(request.Liaison, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await notices.Assigned(incident, ct);
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
