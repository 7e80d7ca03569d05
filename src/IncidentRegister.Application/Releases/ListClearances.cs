using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Who may read releases up to TLP:AMBER, by name and at most 500.</summary>
public sealed record ListClearances : IQuery<IReadOnlyList<ClearedPerson>>
{
    public static Policy Policy => Policies.KeepPeople;
}

/// <param name="At">Since when, in UTC.</param>
public sealed record ClearedPerson(string Name, string Email, DateTimeOffset At);

internal sealed class ListClearancesHandler(RegisterDbContext db) : IRequestHandler<ListClearances, IReadOnlyList<ClearedPerson>>
{
    private const int MaxLines = 500;

    public async Task<IReadOnlyList<ClearedPerson>> Handle(ListClearances request, CancellationToken ct) => await (
        from clearance in db.Clearances.AsNoTracking()
        where clearance.Ceiling == Tlp.Amber
        join person in db.Users on clearance.UserId equals person.Id
        orderby person.DisplayName, person.Id
        select new ClearedPerson(person.DisplayName, person.Email!, clearance.GivenAt)).Top(MaxLines).ToListAsync(ct);
}
