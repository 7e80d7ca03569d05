using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>The time line as it is drawn: the broad types that come up most, and the others together.</summary>
public sealed record WeekPicture(IReadOnlyList<string> Series, IReadOnlyList<WeekBar> Bars, string Finding)
{
    public IEnumerable<WeekBar> Filled => Bars.Where(b => b.Total > 0);

    internal static WeekPicture Of(
        TimeLine line, Glossary words, IStringLocalizer<Texts> texts, DateWords dates, OverviewAddress address)
    {
        var ranked = line.Counts.GroupBy(c => c.Code, StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(c => c.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var named = ranked.Count <= WeekChartTagHelper.MostSeries ? ranked : ranked[..(WeekChartTagHelper.MostSeries - 1)];
        List<string> series = [.. named.Select(code => words.Label("act-type", code))];
        if (named.Count < ranked.Count) series.Add(texts["overview.other-types"]);

        var byWeek = line.Counts.ToLookup(c => c.Week);
        List<WeekBar> bars = [.. line.Weeks.Select(week =>
        {
            var counts = new int[series.Count];
            foreach (var count in byWeek[week])
                counts[named.IndexOf(count.Code) is var at and >= 0 ? at : series.Count - 1] += count.Count;
            return new WeekBar(week, counts, address.List(
                new CountedFilter { Week = week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));
        })];

        if (series.Count == 0) return new WeekPicture(series, bars, texts["overview.weeks.none"]);
        var most = bars.MaxBy(b => b.Total)!;
        return new WeekPicture(series, bars, texts["overview.weeks.finding", dates.Day(most.Week.Monday), most.Total, series[0]]);
    }
}
