using FluentValidation;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using MediatR;

namespace IncidentRegister.Application.Mentions;

/// <summary>Lets the finder know an incident by words that were offered as its name.</summary>
/// <param name="Incident">Its reference.</param>
/// <returns>The reference of the incident.</returns>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
/// <exception cref="RuleBrokenException">The words are not offered, nor were they; or the incident was merged.</exception>
public sealed record AcceptAlias(string Incident, string Text) : ICommand<string>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class AcceptAliasValidator : AbstractValidator<AcceptAlias>
{
    public AcceptAliasValidator() => RuleFor(r => r.Text).MustSay(IncidentAlias.MaxLength);
}

internal sealed class AcceptAliasHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<AcceptAlias, string>
{
    public async Task<string> Handle(AcceptAlias request, CancellationToken ct)
    {
        await new AliasDesk(db, user.Now).Decide(request.Incident, request.Text, AliasState.Accepted, clock.GetUtcNow(), ct);
        if (!db.ChangeTracker.HasChanges()) trail.NothingHappened();
        await db.SaveChangesAsync(ct);

        return request.Incident;
    }
}
