using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Says how far a person may read releases: up to TLP:AMBER, or up to TLP:GREEN as everybody does.</summary>
/// <param name="Ceiling">Code of a <see cref="Tlp"/>.</param>
/// <exception cref="NotFoundException">Nobody has this address, or it is the caller.</exception>
public sealed record ClearPerson(string Email, string Ceiling) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class ClearPersonValidator : AbstractValidator<ClearPerson>
{
    public ClearPersonValidator() => RuleFor(r => r.Ceiling)
        .Must(code => Code.TryTo<Tlp>(code, out var tlp) && tlp is Tlp.Amber or Tlp.Green).WithMessage(Written.UnknownCode);
}

internal sealed class ClearPersonHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ClearPerson, Done>
{
    public async Task<Done> Handle(ClearPerson request, CancellationToken ct)
    {
        var (ceiling, now) = (Code.To<Tlp>(request.Ceiling), clock.GetUtcNow());
        var email = request.Email.ToUpperInvariant();
        var person = await db.Users.Where(u => u.NormalizedEmail == email && u.Id != user.Now.Id)
            .Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        var clearance = await db.Clearances.SingleOrDefaultAsync(c => c.UserId == person, ct);
        if (clearance is not null) clearance.Change(ceiling, now);
        else db.Clearances.Add(new Clearance(person, ceiling, now));
        await db.SaveChangesAsync(ct);

        return default;
    }
}
