using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Overview;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <param name="Code">Of a vocabulary; null: not told.</param>
/// <param name="Count">Incidents; each counts once in a row, and in every row that it belongs to.</param>
public sealed record CodeCount(string? Code, int Count);

/// <param name="Code">Of a broad type of acts.</param>
public sealed record WeekCount(Week Week, string Code, int Count);

/// <param name="Weeks">Oldest first, those without an incident included.</param>
/// <param name="Counts">Incidents in a week by broad type; one with acts of two types counts in both.</param>
/// <param name="Undated">Incidents within these weeks, or around them, whose own week is not known.</param>
public sealed record TimeLine(IReadOnlyList<Week> Weeks, IReadOnlyList<WeekCount> Counts, int Undated);

/// <summary>Incidents by what they are, whom they hit, and where and when.</summary>
internal sealed class OverviewTables(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly CountedIncidents counted = new(db, user, asOf);

    public Task<List<CodeCount>> ByType(CancellationToken ct) => Rows(counted.ByType(counted.All), ct);

    public Task<List<CodeCount>> ByTarget(CancellationToken ct) => Rows(counted.ByTarget(counted.All), ct);

    public Task<List<CodeCount>> ByActor(CancellationToken ct) => Rows(counted.ByActor(counted.All), ct);

    public Task<List<CodeCount>> ByCountry(CancellationToken ct) => counted.All.GroupBy(i => i.Country)
        .Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key)
        .Select(g => new CodeCount(g.Key, g.Count)).ToListAsync(ct);

    public async Task<TimeLine> Over(IReadOnlyList<Week> weeks, CancellationToken ct)
    {
        var (first, last) = (weeks[0].Monday, weeks[^1].Sunday);
        var near = counted.All.Where(i => i.OccurredFrom <= last && i.OccurredTo >= first);
        var days = await counted.ByType(near).GroupBy(c => new { c.From, c.To, c.Code })
            .Select(g => new { g.Key.From, g.Key.To, g.Key.Code, Count = g.Count() }).ToListAsync(ct);
        var placed = days.Select(d => (Week: Week.Around(d.From, d.To), d.Code, d.Count)).Where(d => d.Week is not null);
        var vague = await near.Where(i => i.OccurredFrom < i.OccurredTo).GroupBy(i => new { i.OccurredFrom, i.OccurredTo })
            .Select(g => new { g.Key.OccurredFrom, g.Key.OccurredTo, Count = g.Count() }).ToListAsync(ct);

        return new TimeLine(weeks,
            [.. placed.GroupBy(d => (d.Week, d.Code)).OrderBy(g => g.Key.Week!.Value.Monday).ThenBy(g => g.Key.Code, StringComparer.Ordinal)
                .Select(g => new WeekCount(g.Key.Week!.Value, g.Key.Code, g.Sum(d => d.Count)))],
            vague.Where(v => Week.Around(v.OccurredFrom, v.OccurredTo) is null).Sum(v => v.Count));
    }

    private static Task<List<CodeCount>> Rows(IQueryable<Counted> counted, CancellationToken ct) => counted.GroupBy(c => c.Code)
        .Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key)
        .Select(g => new CodeCount(g.Key, g.Count)).ToListAsync(ct);
}
