using FluentValidation;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Says how far a person may read releases: up to TLP:AMBER, or up to TLP:GREEN as everybody does.</summary>
/// <param name="Ceiling">Code of a <see cref="Tlp"/>.</param>
/// <param name="IsConfirmed">Whoever lets a person read more has said that they mean it.</param>
/// <exception cref="RuleBrokenException">Nobody has this address, or it is the caller.</exception>
public sealed record ClearPerson(string Email, string Ceiling, bool IsConfirmed) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class ClearPersonValidator : AbstractValidator<ClearPerson>
{
    public ClearPersonValidator()
    {
        RuleFor(r => r.Email).Line(User.EmailMaxLength);
        RuleFor(r => r.Ceiling)
            .Must(code => Code.TryTo<Tlp>(code, out var tlp) && tlp is Tlp.Amber or Tlp.Green).WithMessage(Written.UnknownCode);
        RuleFor(r => r.IsConfirmed).Equal(true).When(r => r.Ceiling != Code.Of(Tlp.Green)).WithMessage("clearance.not-confirmed");
    }
}

internal sealed class ClearPersonHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ClearPerson, Done>
{
    public async Task<Done> Handle(ClearPerson request, CancellationToken ct)
    {
        var (ceiling, now) = (Code.To<Tlp>(request.Ceiling), clock.GetUtcNow());
        var email = request.Email.Trim().ToUpperInvariant();
        var person = await db.Users.Where(u => u.NormalizedEmail == email && u.Id != user.Now.Id)
            .Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct) ?? throw new RuleBrokenException("clearance.nobody");

        var clearance = await db.Clearances.SingleOrDefaultAsync(c => c.UserId == person, ct);
        if (clearance is not null) clearance.Change(ceiling, now);
        else db.Clearances.Add(new Clearance(person, ceiling, now));
        await db.SaveChangesAsync(ct);

        return default;
    }
}
