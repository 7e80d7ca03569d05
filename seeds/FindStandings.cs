using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Seeds;

/// <summary>What the register holds already of how States stand, so that no line is sent, and audited, twice.</summary>
internal sealed record FindStandings : IQuery<IReadOnlyList<string>>
{
    public static Policy Policy => Policies.KeepParties;

    public static string Key(string party, string instrument, string kind, string seenOn) => $"{party}|{instrument}|{kind}|{seenOn}";
}

internal sealed class FindStandingsHandler(RegisterDbContext db) : IRequestHandler<FindStandings, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(FindStandings request, CancellationToken ct)
    {
        var standings = await (
            from standing in db.Standings.AsNoTracking()
            join party in db.Parties on standing.PartyId equals party.Id
            orderby standing.Id
            select new { party.Key, standing.Instrument, standing.Kind, standing.SeenOn }).ToListAsync(ct);
        return standings.ConvertAll(s => FindStandings.Key(s.Key, Code.Of(s.Instrument), Code.Of(s.Kind), s.SeenOn.ToString()));
    }
}
