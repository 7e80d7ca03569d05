using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Overview;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Overview;

/// <summary>What one person may know, read past every policy, and the overview of it, made out the plain way.</summary>
internal sealed record CountedFacts(
    List<Incident> Incidents, List<IncidentMerge> Merges, List<Ask> Asks, List<Response> Responses, Dictionary<string, string> Broader)
{
    public static Task<CountedFacts> Known(Register register, CurrentUser person) => register.Read(async db => new CountedFacts(
        await db.Incidents.VisibleTo(person).AsNoTracking().IgnoreQueryFilters().Include(i => i.Acts).ThenInclude(a => a.Stages)
            .Include(i => i.Targets).Include(i => i.Involvements).Include(i => i.Events).AsSplitQuery().ToListAsync(),
        await db.IncidentMerges.AsNoTracking().ToListAsync(),
        await db.Asks.AsNoTracking().Include(a => a.Steps).ToListAsync(),
        await db.Responses.AsNoTracking().Include(r => r.Incidents).Include(r => r.Fulfilments).AsSplitQuery()
            .Where(r => person.Role == Role.Liaison || !r.IsConfidential).ToListAsync(),
        await db.Terms.Where(t => t.Vocabulary == "act-type" && t.Broader != null).ToDictionaryAsync(t => t.Code, t => t.Broader!)));

    /// <param name="before">What was recorded at this instant or later was not known.</param>
    public IEnumerable<string> Lines(DateTimeOffset before, DateOnly today)
    {
        var sent = Incidents.Where(i => i.RecordedAt < before && i.Case.SubmittedAt < before && !Merges.Exists(m =>
            m.DuplicateId == i.Id && m.MergedAt < before && (m.UndoneAt is null || m.UndoneAt >= before))).ToList();
        var types = sent.SelectMany(i => Types(i, before).Select(t => (Incident: i, Type: t))).ToList();
        var weeks = Week.Until(today, ShowOverview.UsualWeeks);
        var (first, last) = (weeks[0].Monday, weeks[^1].Sunday);

        return
        [
            .. Heads(before, today),
            .. Rows("type", types.Select(t => t.Type)),
            .. Rows("target", sent.SelectMany(i => i.Targets.Where(t => Stood(t.Id, t.RemovedAt, before)).Select(t => t.Category).Distinct())),
            .. Rows("actor", sent.SelectMany(i => i.Involvements.Where(a => Stood(a.Id, a.RemovedAt, before)).Select(a => a.Kind).Distinct())),
            .. Rows("country", sent.Select(i => i.Country ?? "")),
            .. Rows("week", types.Select(t => (Week: Week.Around(t.Incident.OccurredFrom, t.Incident.OccurredTo), t.Type))
                .Where(t => t.Week is { } week && weeks.Contains(week)).Select(t => $"{t.Week!.Value.Monday:yyyy-MM-dd} {t.Type}")),
            $"undated {sent.Count(i => i.OccurredFrom <= last && i.OccurredTo >= first && Week.Around(i.OccurredFrom, i.OccurredTo) is null)}",
            .. Asked(before, today),
        ];
    }

    /// <summary>The figures at the head alone.</summary>
    public IEnumerable<string> Heads(DateTimeOffset before, DateOnly today)
    {
        var responses = Responses.Where(r => r.RecordedAt < before).ToList();
        var sent = Incidents.Where(i => i.RecordedAt < before && i.Case.SubmittedAt < before && !Merges.Exists(m =>
            m.DuplicateId == i.Id && m.MergedAt < before && (m.UndoneAt is null || m.UndoneAt >= before))).ToList();
        var open = Asks.Where(a => a.RecordedAt < before && a.AskedFrom < today.AddDays(-Figures.OldAfterDays)
            && !a.Steps.Any(s => s.ResponseId is null && s.At < before) && !Fulfilled(a, responses).Any());
        var waits = sent.Select(i => Wait.Of(
            IncidentDay(i.OccurredFrom), responses.Where(r => r.Incidents.Any(a => a.IncidentId == i.Id)).Select(r => IncidentDay(r.TakenFrom)), today));
        return [.. Told(new Figures(sent.Count, sent.Count(i => IsVerified(i, before)), open.Count(),
            Lateness.Of(WaitUnit.Incident, waits.OfType<Wait>())))];
    }

    public static IEnumerable<string> Told(OverviewSheet sheet) =>
    [
        .. Told(sheet.Now),
        .. Rows("type", sheet.Types), .. Rows("target", sheet.Targets), .. Rows("actor", sheet.Actors), .. Rows("country", sheet.Countries),
        .. sheet.TimeLine.Counts.Select(c => $"week {c.Week.Monday:yyyy-MM-dd} {c.Code} {c.Count}").Order(StringComparer.Ordinal),
        $"undated {sheet.TimeLine.Undated}",
        .. sheet.Asks.Select(a => $"{a.Measure} {Told(Lateness.Of(WaitUnit.Ask, a.Waits))}"),
    ];

    public static IEnumerable<string> Told(Figures figures) =>
        [$"sent {figures.Incidents}", $"verified {figures.Verified}", $"old {figures.OldAsks}", Told(figures.Waits)];

    private static string Told(Lateness waits) => $"{waits.Count} of them {waits.Answered}, median {waits.MedianDays}, longest "
        + $"{waits.LongestWaiting}, {string.Join(' ', waits.Within.Select(w => $"{w.Answered}/{w.Waiting}/{w.Share:F6}"))}";

    private IEnumerable<string> Asked(DateTimeOffset before, DateOnly today)
    {
        var responses = Responses.Where(r => r.RecordedAt < before).ToList();
        return from ask in Asks
               where ask.RecordedAt < before && !ask.Steps.Any(s => s.State == AskState.Withdrawn && s.At < before)
               let wait = Wait.Of(IncidentDay(ask.AskedFrom), Fulfilled(ask, responses).Select(r => IncidentDay(r.TakenFrom)), today)
               where wait is not null
               group wait.Value by ask.Measure into waits
               orderby waits.Key
               select $"{waits.Key} {Told(Lateness.Of(WaitUnit.Ask, waits))}";
    }

    private IEnumerable<string> Types(Incident incident, DateTimeOffset before) => incident.Acts
        .Where(a => (a.RemovedAt is null || a.RemovedAt >= before) && a.Stages.Any(s => s.RecordedAt < before))
        .Select(a => Broader.GetValueOrDefault(a.Type, a.Type)).Distinct();

    private static bool IsVerified(Incident incident, DateTimeOffset before)
    {
        var events = incident.Events.Where(e => e.At < before).ToList();
        return events.Exists(e => e.Kind == CaseEventKind.Verified && !events.Exists(l => l.Kind == CaseEventKind.Reopened && l.At > e.At));
    }

    private static IEnumerable<Response> Fulfilled(Ask ask, List<Response> responses) =>
        responses.Where(r => r.Fulfilments.Any(f => f.AskId == ask.Id));

    private static bool Stood(Guid id, DateTimeOffset? removed, DateTimeOffset before) =>
        (removed is null || removed >= before) && MadeAt(id) < before;

    private static DateTimeOffset MadeAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64($"{id:N}"[..12], 16));

    private static IncidentDate IncidentDay(DateOnly? day) => day is { } known ? IncidentDate.OnDay(known) : IncidentDate.Unknown;

    private static IEnumerable<string> Rows(string kind, IEnumerable<string> codes) =>
        codes.GroupBy(c => c).Select(g => $"{kind} {g.Key} {g.Count()}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string kind, IEnumerable<CodeCount> counts) =>
        counts.Select(c => $"{kind} {c.Code} {c.Count}").Order(StringComparer.Ordinal);
}
