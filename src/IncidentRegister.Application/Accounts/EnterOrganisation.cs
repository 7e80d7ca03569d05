using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Accounts;

/// <summary>Enters an organisation whose people may then be invited, and returns its id.</summary>
public sealed record EnterOrganisation(string Name) : ICommand<Guid>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class EnterOrganisationValidator : AbstractValidator<EnterOrganisation>
{
    public EnterOrganisationValidator() => RuleFor(r => r.Name).Line(Organisation.NameMaxLength);
}

internal sealed class EnterOrganisationHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<EnterOrganisation, Guid>
{
    public async Task<Guid> Handle(EnterOrganisation request, CancellationToken ct)
    {
        var organisation = Organisation.Enter(request.Name, clock.GetUtcNow());

        db.Organisations.Add(organisation);
        await db.SaveChangesAsync(ct);

        return organisation.Id;
    }
}
