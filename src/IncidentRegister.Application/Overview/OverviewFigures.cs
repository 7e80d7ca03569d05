using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Overview;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>The numbers at the head of the overview, at one instant.</summary>
/// <param name="Incidents">All that were sent to the liaison.</param>
/// <param name="Verified">Of those, the ones whose review ended so.</param>
/// <param name="OldAsks">Asks of one addressee that nobody answered for more than <see cref="OldAfterDays"/> days.</param>
/// <param name="Waits">From each incident of known day to its first response.</param>
public sealed record Figures(int Incidents, int Verified, int OldAsks, Lateness Waits)
{
    public const int OldAfterDays = 14;
}

/// <param name="Measure">Code of a strategy measure.</param>
public sealed record AskWaits(string Measure, IReadOnlyList<CountedWait> Waits);

/// <summary>Counts in the database, a few rows at a time: the figures, and how long asks wait.</summary>
internal sealed class OverviewFigures(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly CountedIncidents counted = new(db, user, asOf);

    public async Task<Figures> Count(CancellationToken ct)
    {
        var all = counted.All;
        return new Figures(
            await all.CountAsync(ct), await counted.Verified(all).CountAsync(ct), await OldAsks.CountAsync(ct),
            Lateness.Of(WaitUnit.Incident, CountedWait.Spread(await Waits(ct))));
    }

    /// <summary>
    /// From each ask of known day to the first response that fulfils it. What was withdrawn waits no longer and is left
    /// out; what was refused, or met with silence, was not answered.
    /// </summary>
    public async Task<IReadOnlyList<AskWaits>> ByMeasure(CancellationToken ct)
    {
        var (day, responses, steps) = (asOf.Day, counted.Responses, asOf.Of(db.AskSteps));
        var firsts =
            from fulfilment in db.Fulfilments
            join response in responses on fulfilment.ResponseId equals response.Id
            group response.TakenFrom by fulfilment.AskId into days
            select new { Id = days.Key, Day = days.Min() };
        var waits = await (
            from ask in asOf.Of(db.Asks.AsNoTracking())
            where ask.AskedFrom != null && ask.AskedFrom <= day
                && !steps.Any(s => s.AskId == ask.Id && s.State == AskState.Withdrawn)
            join first in firsts on ask.Id equals first.Id into answers
            from first in answers.DefaultIfEmpty()
            group ask by new { ask.Measure, From = ask.AskedFrom, First = first.Day } into same
            select new { same.Key.Measure, From = same.Key.From!.Value, same.Key.First, Count = same.Count() }).ToListAsync(ct);

        return [.. waits.GroupBy(w => w.Measure, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AskWaits(g.Key, [.. g.Select(w => Wait(w.From, w.First, w.Count))]))];
    }

    private IQueryable<AskSpan> OldAsks
    {
        get
        {
            var old = asOf.Day.AddDays(-Figures.OldAfterDays);
            return db.Spans(user, asOf).Where(s => s.State == AskState.Open && s.AskedFrom < old);
        }
    }

    private async Task<IEnumerable<CountedWait>> Waits(CancellationToken ct)
    {
        var (day, responses) = (asOf.Day, counted.Responses);
        var firsts =
            from about in db.ResponseIncidents
            join response in responses on about.ResponseId equals response.Id
            group response.TakenFrom by about.IncidentId into days
            select new { Id = days.Key, Day = days.Min() };
        var waits = await (
            from incident in counted.All
            where incident.OccurredFrom != null && incident.OccurredFrom <= day
            join first in firsts on incident.Id equals first.Id into answers
            from first in answers.DefaultIfEmpty()
            group incident by new { From = incident.OccurredFrom, First = first.Day } into same
            select new { From = same.Key.From!.Value, same.Key.First, Count = same.Count() }).ToListAsync(ct);

        return waits.Select(w => Wait(w.From, w.First, w.Count));
    }

    private CountedWait Wait(DateOnly from, DateOnly? first, int count) => new(
        Math.Max(0, (first ?? asOf.Day).DayNumber - from.DayNumber), first is not null, count);
}
