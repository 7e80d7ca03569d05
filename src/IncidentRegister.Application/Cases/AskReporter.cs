using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Asks the reporter a question; the case waits for the answer.</summary>
/// <param name="Version">The version of the incident that the asker had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not in review, or the asker logged it.</exception>
public sealed record AskReporter(string Reference, string Text, long Version) : ICommand<CaseStep>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class AskReporterValidator : AbstractValidator<AskReporter>
{
    public AskReporterValidator() => RuleFor(r => r.Text).MustSay(Question.TextMaxLength, lines: true);
}

internal sealed class AskReporterHandler(
    RegisterDbContext db, ICurrentUser user, OfficeCalendar office, NoticeWriter notices, TimeProvider clock)
    : IRequestHandler<AskReporter, CaseStep>
{
    public async Task<CaseStep> Handle(AskReporter request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Ask(Written.Kept(request.Text, lines: true)!, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await notices.Asked(incident, ct);
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
