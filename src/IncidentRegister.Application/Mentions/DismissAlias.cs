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

/// <summary>Words that were offered are no name of the incident, or are none any more; they are not offered again.</summary>
/// <param name="Incident">Its reference.</param>
/// <returns>The reference of the incident.</returns>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
/// <exception cref="RuleBrokenException">The words are not offered, nor were they; or the incident was merged.</exception>
public sealed record DismissAlias(string Incident, string Text) : ICommand<string>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class DismissAliasValidator : AbstractValidator<DismissAlias>
{
    public DismissAliasValidator() => RuleFor(r => r.Text).MustSay(IncidentAlias.MaxLength);
}

internal sealed class DismissAliasHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<DismissAlias, string>
{
    public async Task<string> Handle(DismissAlias request, CancellationToken ct)
    {
        await new AliasDesk(db, user.Now).Decide(request.Incident, request.Text, AliasState.Dismissed, clock.GetUtcNow(), ct);
        if (!db.ChangeTracker.HasChanges()) trail.NothingHappened();
        await db.SaveChangesAsync(ct);

        return request.Incident;
    }
}
