using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Parties;

/// <summary>
/// Enters several parties in one step, all or none, and returns how many were new; a key that stands already is left as
/// it is.
/// </summary>
public sealed record EnterParties(IReadOnlyList<EnterParty> Parties) : ICommand<int>
{
    public static Policy Policy => Policies.KeepParties;
}

internal sealed class EnterPartiesValidator : AbstractValidator<EnterParties>
{
    public EnterPartiesValidator() => RuleForEach(r => r.Parties).SetValidator(new EnterPartyValidator());
}

internal sealed class EnterPartiesHandler(RegisterDbContext db, Words words, TimeProvider clock) : IRequestHandler<EnterParties, int>
{
    public async Task<int> Handle(EnterParties request, CancellationToken ct)
    {
        var keys = request.Parties.Select(p => p.Key).ToList();
        var standing = await db.Parties.Where(p => keys.Contains(p.Key)).Select(p => p.Key).ToListAsync(ct);
        var entered = request.Parties.DistinctBy(p => p.Key).ExceptBy(standing, p => p.Key)
            .Select(p => Party.Enter(p.Key, p.Kind, p.Country, p.Names, clock.GetUtcNow())).ToList();

        db.Parties.AddRange(entered);
        await db.SaveChangesAsync(ct);
        words.Forget();

        return entered.Count;
    }
}
