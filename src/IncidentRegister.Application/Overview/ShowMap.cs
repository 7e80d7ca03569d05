using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Overview;
using MediatR;

namespace IncidentRegister.Application.Overview;

/// <summary>Incidents by country, as far as each number may be told.</summary>
/// <param name="AsOf">A day such as <c>2024-12-05</c>, in UTC; null or empty: now.</param>
/// <exception cref="FluentValidation.ValidationException">As for <see cref="ShowOverview"/>.</exception>
public sealed record ShowMap(string? AsOf = null) : IQuery<MapSheet>
{
    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="Day">The last day that is counted; UTC.</param>
/// <param name="Countries">
/// Those with incidents: known numbers first, most first, and then by code, so that their order tells nothing.
/// </param>
/// <param name="TellsNothing">There are some, but too few to be told by country.</param>
/// <param name="HidesFew">As of <see cref="OverviewSheet"/>.</param>
public sealed record MapSheet(DateOnly Day, IReadOnlyList<MapCountry> Countries, bool TellsNothing, bool HidesFew);

/// <param name="Code">Null: the country is not told.</param>
/// <param name="Count">Null where it is not told exactly.</param>
public sealed record MapCountry(string? Code, Telling Telling, int? Count);

internal sealed class ShowMapHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowMap, MapSheet>
{
    public async Task<MapSheet> Handle(ShowMap request, CancellationToken ct)
    {
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var counts = await OverviewTables.ByCountry(db, user.Now, asOf, ct);
        var hidesFew = user.Now.Role == Role.Liaison;
        var told = ToldCounts.Of(counts.Select(c => new PlaceCount(c.Code, c.Count)), hidesFew);

        return new MapSheet(
            asOf.Day,
            [.. counts.Where(_ => !told.TellsNothing)
                .Select(c => new MapCountry(c.Code, told.Of(c.Code), told.Of(c.Code) == Telling.Exactly ? c.Count : null))
                .OrderByDescending(c => c.Count ?? 0).ThenByDescending(c => c.Telling).ThenBy(c => c.Code, StringComparer.Ordinal)],
            told.TellsNothing, hidesFew);
    }
}
