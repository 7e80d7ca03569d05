using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Vocabularies;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Ends a review without taking the incident into the register, and says why.</summary>
/// <param name="ReasonCode">Code of the vocabulary <c>decline-reason</c>.</param>
/// <param name="Reason">In words, for the reporter to read.</param>
/// <param name="Version">The version of the incident that the decider had on the screen.</param>
/// <exception cref="RuleBrokenException">It is not submitted or in review, or the decider logged it.</exception>
public sealed record DeclineIncident(string Reference, string ReasonCode, string Reason, long Version) : ICommand<CaseStep>
{
    /// <summary>The vocabulary of reasons.</summary>
    public const string Reasons = "decline-reason";

    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class DeclineIncidentValidator : AbstractValidator<DeclineIncident>
{
    public DeclineIncidentValidator()
    {
        RuleFor(r => r.ReasonCode).Line(Term.CodeMaxLength);
        RuleFor(r => r.Reason).MustSay(Case.ReasonMaxLength, lines: true);
    }
}

internal sealed class DeclineIncidentHandler(
    RegisterDbContext db, ICurrentUser user, Words words, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<DeclineIncident, CaseStep>
{
    public async Task<CaseStep> Handle(DeclineIncident request, CancellationToken ct)
    {
        var glossary = await words.Now(ct);
        if (!glossary.Terms(DeclineIncident.Reasons).Any(t => t.Code == request.ReasonCode))
            throw new ValidationException([new ValidationFailure(nameof(request.ReasonCode), Written.UnknownCode)]);

        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.Decline(request.ReasonCode, Written.Kept(request.Reason, lines: true)!, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return CaseStep.Of(incident);
    }
}
