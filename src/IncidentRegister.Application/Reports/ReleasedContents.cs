using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>What a report tells of a period: read as <c>register_reports</c>, from what was released and from nothing else.</summary>
internal sealed class ReleasedContents(ReportsDatabase database)
{
    private const int MeasuresAtMost = 5;

    /// <param name="before">What the run before it told; null where there was none.</param>
    public async Task<ReportContents> Gather(Report report, ReportPeriod period, ReportContents? before, CancellationToken ct)
    {
        await using var db = database.Open();
        var all = await Releases(db, report, period, ct);
        var gone = await db.ReleaseWithdrawals.Where(w => w.At <= period.AsOf).ToDictionaryAsync(w => w.ReleaseId, ct);
        var replaced = all.Where(r => !gone.ContainsKey(r.Id)).Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        var standing = all.Where(r => !gone.ContainsKey(r.Id) && !replaced.Contains(r.Id)).ToList();
        var lines = await Lines(db, standing, period, ct);
        var references = all.ToDictionary(r => r.Id, r => r.Told.Reference);

        var isTold = standing.Where(r => r.Told.ReleasedAt > period.Since).OrderByDescending(r => r.Told.ReleasedAt).ThenBy(r => r.Id).ToList();
        var steps = lines.Where(l => l.Reference is not null).GroupBy(l => (l.Kind, l.Reference!)).Select(g => Step(g, standing)).ToList();
        var known = before?.Known.ToHashSet();
        var isFixed = report.PeriodDays is not null;
        var fresh = steps.FindAll(s => known?.Contains(s.Step.Reference) == false || ((known is null || isFixed) && IsWithin(s.Step.Day, period)));
        return new ReportContents
        {
            Name = report.Name,
            Due = ReportContents.Schedule.Of(report.Schedule),
            First = period.First,
            Key = period.Key,
            AsOf = period.AsOf,
            IsTest = period.IsTest,
            Sections = report.Sections,
            HasCsv = report.HasCsv,
            HasPdf = report.HasPdf,
            NewBefore = isFixed ? null : before?.New.CountBy(r => r.Marking).ToDictionary(),
            New = [.. isTold.Where(r => r.CorrectsId is null).Select(r => r.Told)],
            Corrected = [.. isTold.Where(r => r.CorrectsId is not null)
                .Select(r => r.Told with { Corrects = references.GetValueOrDefault(r.CorrectsId!.Value) })],
            Withdrawn = [.. all.Where(r => gone.TryGetValue(r.Id, out var w) && w.At > period.Since && r.Told.ReleasedAt <= period.Since)
                .Select(r => r.Told with { Title = "", WithdrawnAt = gone[r.Id].At, Reason = gone[r.Id].Reason })],
            Waiting = Waiting(standing, lines.ToLookup(l => l.ReleaseId)),
            Asks = [.. fresh.Where(s => s.Kind == LedgerKind.Ask).Select(s => s.Step)],
            Responses = [.. fresh.Where(s => s.Kind == LedgerKind.Response).Select(s => s.Step)],
            Statements = await Statements(db, period, ct),
            Known = [.. steps.Select(s => s.Step.Reference).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>References of everything that was withdrawn up to now.</summary>
    public static async Task<IReadOnlySet<string>> WithdrawnNow(RegisterDbContext db, CancellationToken ct) => (await (
        from withdrawal in db.ReleaseWithdrawals
        join release in db.Releases on withdrawal.ReleaseId equals release.Id
        select release.Reference).ToListAsync(ct)).ToHashSet();

    private static async Task<List<Kept>> Releases(RegisterDbContext db, Report report, ReportPeriod period, CancellationToken ct)
    {
        var releases = ReportFilter.Read(report.Filter).Of(db.Releases.Where(r => r.ReleasedAt <= period.AsOf));
        var rows = await releases.OrderBy(r => r.ReleasedAt).ThenBy(r => r.Id).Select(r => new
        {
            r.Id,
            r.CorrectsId,
            r.Reference,
            r.Title,
            r.Language,
            r.Tlp,
            r.ActTypes,
            r.Country,
            r.Occurred,
            r.ReleasedAt,
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new Kept(r.Id, r.CorrectsId, new ToldRelease(
            r.Reference, r.Title, r.Language, Code.Of(r.Tlp), r.ActTypes, r.Country, r.Occurred.ToString(), r.ReleasedAt)));
    }

    private static async Task<List<LedgerLine>> Lines(RegisterDbContext db, List<Kept> standing, ReportPeriod period, CancellationToken ct)
    {
        var ids = standing.ConvertAll(r => r.Id);
        var lines = await db.ReleaseLedger.Where(l => l.Kind != LedgerKind.Mention && ids.Contains(l.ReleaseId)).ToListAsync(ct);
        return lines.FindAll(l => l.Day.From is not { } day || day <= period.Key);
    }

    private static (LedgerKind Kind, ToldStep Step) Step(IGrouping<(LedgerKind Kind, string Reference), LedgerLine> lines, List<Kept> standing)
    {
        var first = lines.First();
        var about = lines.Select(l => standing.Find(r => r.Id == l.ReleaseId)!.Told).DistinctBy(r => r.Reference).ToList();
        return (lines.Key.Kind, new ToldStep(
            lines.Key.Reference, first.Party, first.Measure, first.Day.ToString(), first.State is { } state ? Code.Of(state) : null,
            Code.Of(about.Max(r => r.Tlp)), [.. about.Where(r => r.Tlp >= Tlp.Green).Select(r => r.Reference).Take(MeasuresAtMost)]));
    }

    private static List<ToldRelease> Waiting(List<Kept> standing, ILookup<Guid, LedgerLine> lines) =>
    [
        .. from release in standing
           let own = lines[release.Id]
           where !own.Any(l => l.Kind == LedgerKind.Response)
           let asks = own.Where(l => l.Kind == LedgerKind.Ask && l.Day.From is not null).OrderBy(l => l.Day.From).ToList()
           orderby asks.FirstOrDefault()?.Day.From ?? DateOnly.FromDateTime(release.Told.ReleasedAt.UtcDateTime), release.Id
           select release.Told with
           {
               AskedOn = asks.FirstOrDefault()?.Day.ToString(),
               AskedFor = [.. asks.Select(l => l.Measure).OfType<string>().Distinct().Take(MeasuresAtMost)],
           },
    ];

    private static async Task<List<ToldStatement>> Statements(RegisterDbContext db, ReportPeriod period, CancellationToken ct) =>
        (await db.Statements.Where(s => s.RecordedAt > period.Since && s.RecordedAt <= period.AsOf).OrderBy(s => s.IssuedFrom).ThenBy(s => s.Id)
            .Select(s => new { s.Reference, s.Title, s.Language, s.IssuedOn }).ToListAsync(ct))
        .ConvertAll(s => new ToldStatement(s.Reference, s.Title, s.Language, s.IssuedOn.ToString()));

    private static bool IsWithin(string day, ReportPeriod period) =>
        IncidentDate.Parse(day).From is { } from && from >= period.First && from <= period.Key;

    private sealed record Kept(Guid Id, Guid? CorrectsId, ToldRelease Told);
}

/// <param name="Since">UTC; what was known then was told before.</param>
internal sealed record ReportPeriod(DateOnly First, DateOnly Key, DateTimeOffset Since, DateTimeOffset AsOf, bool IsTest = false);
