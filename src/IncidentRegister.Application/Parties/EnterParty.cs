using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Parties;

/// <summary>Enters a party with its names and returns its id; a key that stands already returns the party that has it.</summary>
public sealed record EnterParty(string Key, PartyKind Kind, string? Country, IReadOnlyList<NameFacts> Names) : ICommand<Guid>
{
    public static Policy Policy => Policies.KeepParties;
}

internal sealed class EnterPartyValidator : AbstractValidator<EnterParty>
{
    public EnterPartyValidator()
    {
        RuleFor(r => r.Key).Line(Party.KeyMaxLength);
        RuleFor(r => r.Country).OptionalLine(2);
        RuleForEach(r => r.Names).ChildRules(name => name.RuleFor(n => n.Text).Line(PartyName.TextMaxLength));
    }
}

internal sealed class EnterPartyHandler(RegisterDbContext db, Words words, TimeProvider clock) : IRequestHandler<EnterParty, Guid>
{
    public async Task<Guid> Handle(EnterParty request, CancellationToken ct)
    {
        if (await db.Parties.Where(p => p.Key == request.Key).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct) is { } standing)
            return standing;

        var party = Party.Enter(request.Key, request.Kind, request.Country, request.Names, clock.GetUtcNow());
        db.Parties.Add(party);
        await db.SaveChangesAsync(ct);
        words.Forget();

        return party.Id;
    }
}
