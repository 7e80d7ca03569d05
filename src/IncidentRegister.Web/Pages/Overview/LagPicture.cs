using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <param name="Address">The asks for this measure; null for the row of a group.</param>
public sealed record LagLine(string Label, string? Address, Lateness Lateness);

/// <summary>How long asks wait: a row for each group of measures in the picture, and in the table its measures as well.</summary>
public sealed record LagPicture(IReadOnlyList<LagRow> Rows, IReadOnlyList<LagLine> Lines, string Finding)
{
    internal static LagPicture Of(IReadOnlyList<AskWaits> asks, Glossary words, IStringLocalizer<Texts> texts)
    {
        var terms = words.AllTerms(Glossary.Measures).ToDictionary(t => t.Code, StringComparer.Ordinal);
        var (rows, lines) = (new List<LagRow>(), new List<LagLine>());
        foreach (var group in asks.GroupBy(a => terms.GetValueOrDefault(a.Measure)?.Group).OrderBy(g => Order(g.Key)))
        {
            var waits = group.SelectMany(a => a.Waits).ToList();
            var label = group.Key is { } code ? texts[$"measure-group.{code}"].Value : texts["overview.other-types"].Value;
            var all = Of(waits);
            rows.Add(new LagRow(label, waits, all.MedianDays));
            lines.Add(new LagLine(label, null, all));
            lines.AddRange(group.OrderBy(a => terms.GetValueOrDefault(a.Measure)?.Order).Select(a => new LagLine(
                words.Label(Glossary.Measures, a.Measure), $"/responses?show=asks&measure={Uri.EscapeDataString(a.Measure)}", Of(a.Waits))));
        }

        var slowest = rows.Where(r => r.MedianDays is not null).MaxBy(r => r.MedianDays);
        var unanswered = rows.Sum(r => r.Unanswered);
        return new LagPicture(rows, lines, slowest is null
            ? texts["overview.lag.none", unanswered] : texts["overview.lag.finding", slowest.Label, slowest.MedianDays!, unanswered]);
    }

    private static int Order(string? group) => Code.TryTo<MeasureGroup>(group, out var known) ? (int)known : int.MaxValue;

    private static Lateness Of(IEnumerable<Wait> waits) => Lateness.Of(WaitUnit.Ask, waits);
}
