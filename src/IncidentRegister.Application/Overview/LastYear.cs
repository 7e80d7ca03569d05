using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Overview;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

internal static class LastYear
{
    private const int Most = 50; // of days that lie close together, but over a Sunday

    /// <summary>The last year of the time line in which anything happened; null where no week of an incident is known.</summary>
    public static async Task<int?> OfAnything(this CountedIncidents counted, DateOnly until, CancellationToken ct)
    {
        var days = await counted.All
            .Where(i => i.OccurredFrom <= until && i.OccurredTo != null && i.OccurredTo <= i.OccurredFrom!.Value.AddDays(6))
            .Select(i => new { i.OccurredFrom, i.OccurredTo }).Distinct()
            .OrderByDescending(d => d.OccurredFrom).ThenByDescending(d => d.OccurredTo).Top(Most).ToListAsync(ct);
        var last = days.Select(d => Week.Around(d.OccurredFrom, d.OccurredTo)).FirstOrDefault(w => w is not null);
        return last?.Year is >= ShowOverview.FirstYear and var year ? Math.Min(year, until.Year) : null;
    }
}
