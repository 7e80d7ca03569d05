using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Overview;

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
internal static class OverviewTables
{
    public static readonly CountKind[] Kinds = [CountKind.Type, CountKind.Target, CountKind.Actor, CountKind.Country, CountKind.Vague];

    /// <summary>Most first.</summary>
    public static IReadOnlyList<CodeCount> Of(CountKind kind, IReadOnlyList<Place> places) =>
    [
        .. places.Where(p => p.Kind == kind).OrderByDescending(p => p.Count).ThenBy(p => p.Code.Length == 0)
            .ThenBy(p => p.Code, StringComparer.Ordinal).Select(p => new CodeCount(p.Code.Length == 0 ? null : p.Code, p.Count)),
    ];

    public static async Task<IReadOnlyList<CodeCount>> ByCountry(RegisterDbContext db, CurrentUser user, AsOf asOf, CancellationToken ct) =>
        Of(CountKind.Country, await new Counts(db, user, asOf).Of([CountKind.Country], ct));

    /// <param name="weeks">One or more, oldest first.</param>
    /// <param name="places">With those of <see cref="CountKind.Vague"/>.</param>
    public static async Task<TimeLine> Over(this Counts counts, IReadOnlyList<Week> weeks, IReadOnlyList<Place> places, CancellationToken ct)
    {
        var (first, last) = (weeks[0].Monday, weeks[^1].Sunday);
        var placed = await counts.Within(CountKind.Week, [new(Text(first), Text(last.AddDays(1)))], ct);
        var vague = places.Where(p => p.Kind == CountKind.Vague);

        return new TimeLine(weeks,
            [.. placed.Select(p => new WeekCount(Week.Of(Place.Day(p.Parts[0])), p.Parts[1], p.Count))
                .OrderBy(w => w.Week.Monday).ThenBy(w => w.Code, StringComparer.Ordinal)],
            vague.Where(p => Place.Day(p.Parts[0]) <= last && Place.Day(p.Parts[1]) >= first).Sum(p => p.Count));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
