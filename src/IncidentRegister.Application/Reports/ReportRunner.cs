using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Makes runs. Of several processes one makes each: they take turns at a report, and a key stands behind that.</summary>
internal sealed class ReportRunner(RegisterDbContext db, ReleasedContents released, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>False when somebody else is making a run of this report right now.</summary>
    public async Task<bool> TakeTurn(Guid reportId, CancellationToken ct) => (await db.Database.SqlQuery<bool>(
        $"select pg_try_advisory_xact_lock(hashtextextended({reportId.ToString()}, 7246552)) as \"Value\"").ToListAsync(ct)).Single();

    public Task<ReportRun?> Made(Guid reportId, DateOnly key, CancellationToken ct) => db.ReportRuns.AsNoTracking()
        .SingleOrDefaultAsync(r => r.ReportId == reportId && r.PeriodKey == key && r.Outcome != RunOutcome.Test, ct);

    /// <summary>Added to what is to be saved.</summary>
    public async Task<ReportRun> Make(Report report, ReportOccurrence due, CancellationToken ct)
    {
        var (before, told) = await Before(report.Id, due.At, due.Since, ct);
        var period = Period(report, new ReportPeriod(due.First, due.Key, told, due.At));
        var contents = await released.Gather(report, period, before, ct);
        var run = ReportRun.Make(
            report, due, period.Since, ReportRenderer.Written(contents), contents.HasNews, await Anchor(ct), clock.GetUtcNow());
        return db.ReportRuns.Add(run).Entity;
    }

    /// <summary>As it would be if it were due now; saved only if the caller adds it.</summary>
    public async Task<ReportRun> Try(Report report, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = report.Schedule.LastUntil(now);
        var today = DateOnly.FromDateTime(report.Schedule.OnTheWall(now));
        var (before, told) = await Before(report.Id, now, last?.Since ?? now.AddDays(-7), ct);
        var period = Period(report, new ReportPeriod(last?.First ?? today, today, told, now, IsTest: true));
        var contents = await released.Gather(report, period, before, ct);
        return ReportRun.Try(report, today, period.Since, ReportRenderer.Written(contents), await Anchor(ct), now);
    }

    /// <summary>To everybody who gets it, each in their language and up to what they may read. After the run is saved.</summary>
    public async Task Send(Report report, ReportRun run, CancellationToken ct)
    {
        if (run.Outcome != RunOutcome.Made) return;

        var readers = await db.Database.SqlQuery<Reader>($"""
            select account as "Account", language as "Language", discreet as "Discreet", ceiling as "Ceiling" from sec.report_readers({report.Id})
            """).ToListAsync(ct);
        await Deliveries.Open(db, run.Id, readers.ConvertAll(r => new DeliveryTo(
            r.Account, ReportWords.In(r.Language).Language, Ceiling(report, Code.To<Tlp>(r.Ceiling)), report.HasDiscreetSubject || r.Discreet)),
            clock.GetUtcNow(), ct);
    }

    /// <summary>What both the report and its reader allow.</summary>
    public static Tlp Ceiling(Report report, Tlp ofReader) => report.Ceiling > ofReader ? report.Ceiling : ofReader;

    private static ReportPeriod Period(Report report, ReportPeriod period) => report.PeriodDays is not { } days ? period
        : period with { First = period.Key.AddDays(1 - days), Since = report.Schedule.DaysBefore(period.AsOf, days) };

    private async Task<(ReportContents? Contents, DateTimeOffset Since)> Before(
        Guid reportId, DateTimeOffset asOf, DateTimeOffset otherwise, CancellationToken ct)
    {
        var run = await db.ReportRuns.AsNoTracking().Where(r => r.ReportId == reportId && r.AsOf < asOf
                && (r.Outcome == RunOutcome.Made || r.Outcome == RunOutcome.NothingNew))
            .OrderByDescending(r => r.AsOf).FirstOrDefaultAsync(ct);
        return run is null ? (null, otherwise) : (ReportRenderer.Read(run), run.AsOf);
    }

    private async Task<string?> Anchor(CancellationToken ct) =>
        (await db.Database.SqlQuery<string?>($"select audit.anchor() as \"Value\"").ToListAsync(ct)).Single() is { Length: 64 } head ? head : null;

    private sealed record Reader(Guid Account, string Language, bool Discreet, string Ceiling);
}
