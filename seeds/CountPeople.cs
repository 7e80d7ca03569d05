using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Seeds;

/// <summary>How many accounts there are: a register that has people gets no demo.</summary>
internal sealed record CountPeople : IQuery<int>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class CountPeopleHandler(RegisterDbContext db) : IRequestHandler<CountPeople, int>
{
    public Task<int> Handle(CountPeople request, CancellationToken ct) => db.Users.CountAsync(ct);
}
