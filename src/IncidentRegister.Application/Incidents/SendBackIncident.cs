using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Incidents;

/// <summary>Gives back to its author what waited for the lead, and says why.</summary>
/// <param name="Reason">In words, for the author to read.</param>
/// <param name="Version">The version that the lead had on the screen.</param>
/// <exception cref="StaleVersionException">Another lead decided on it since.</exception>
/// <exception cref="RuleBrokenException">It does not wait, or is the lead's own.</exception>
public sealed record SendBackIncident(string Reference, string Reason, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.PassOnReports;
}

internal sealed class SendBackIncidentValidator : AbstractValidator<SendBackIncident>
{
    public SendBackIncidentValidator() => RuleFor(r => r.Reason).MustSay(Case.ReasonMaxLength, lines: true);
}

internal sealed class SendBackIncidentHandler(RegisterDbContext db, ICurrentUser user, NoticeWriter notices, TimeProvider clock)
    : IRequestHandler<SendBackIncident, long>
{
    public async Task<long> Handle(SendBackIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.SendBack(Written.Kept(request.Reason, lines: true)!, user.Now.Id, clock.GetUtcNow());
        await notices.SentBack(incident, ct);
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
