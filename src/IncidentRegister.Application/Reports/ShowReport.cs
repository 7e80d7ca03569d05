using System.Globalization;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>One's own report; without an id, what one may choose for a new one.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record ShowReport(Guid? Id) : IQuery<ReportSheet>
{
    public static Policy Policy => Policies.KeepReports;
}

/// <param name="Kept">As it stands; null for a new one.</param>
/// <param name="Due">The next two times, on the clock of its zone.</param>
/// <param name="Runs">Newest first, at most 20; tests are left out.</param>
public sealed record ReportSheet(
    KeepReport? Kept, bool IsPaused, IReadOnlyList<DateTime> Due, IReadOnlyList<RunLine> Runs,
    IReadOnlyList<GroupName> Groups, IReadOnlyList<NamedView> Views);

/// <param name="Outcome">Code of a <see cref="RunOutcome"/>.</param>
/// <param name="Due">On the clock of the report's zone.</param>
public sealed record RunLine(DateOnly Key, DateTime Due, string Outcome, bool IsLate);

public sealed record GroupName(Guid Id, string Name, int Members);

internal sealed class ShowReportHandler(
    RegisterDbContext db, ICurrentUser user, Recipients recipients, TimeProvider clock) : IRequestHandler<ShowReport, ReportSheet>
{
    private const int RunsAtMost = 20;

    public async Task<ReportSheet> Handle(ShowReport request, CancellationToken ct)
    {
        var isLiaison = user.Now.Role == Role.Liaison;
        var groups = isLiaison ? await db.RecipientGroups.AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id)
            .Select(g => new GroupName(g.Id, g.Name, g.Members.Count)).Top(Report.RecipientsAtMost).ToListAsync(ct) : [];
        var views = isLiaison ? await db.OwnViews(user.Now).AsNoTracking().OrderBy(v => v.SavedAt).ThenBy(v => v.Id)
            .Top(Domain.Cases.SavedView.MostOfOnePerson).ToListAsync(ct) : [];
        var offered = views.ConvertAll(v => new NamedView(v.Id, v.Name, ViewParts.Filter(v.Parts), null, v.IsShared, IsOwn: true));
        if (request.Id is not { } id) return new ReportSheet(null, true, [], [], groups, offered);

        var report = await db.OwnReport(user.Now, id, ct);
        var runs = await db.ReportRuns.AsNoTracking().Where(r => r.ReportId == id && r.Outcome != RunOutcome.Test)
            .OrderByDescending(r => r.AsOf).ThenBy(r => r.Id).Select(r => new { r.PeriodKey, r.AsOf, r.Outcome, r.IsLate }).Top(RunsAtMost).ToListAsync(ct);
        return new ReportSheet(
            await Kept(report, ct), report.PausedAt is not null, Due(report.Schedule, clock.GetUtcNow()),
            runs.ConvertAll(r => new RunLine(r.PeriodKey, report.Schedule.OnTheWall(r.AsOf), Code.Of(r.Outcome), r.IsLate)), groups, offered);
    }

    private static List<DateTime> Due(ReportSchedule schedule, DateTimeOffset now)
    {
        var first = schedule.Next(now);
        var second = first is null ? null : schedule.Next(first.At);
        return [.. new[] { first, second }.OfType<ReportOccurrence>().Select(o => schedule.OnTheWall(o.At))];
    }

    private async Task<KeepReport> Kept(Report report, CancellationToken ct)
    {
        var addresses = await recipients.Addresses(report.Recipients.Select(r => r.UserId).OfType<Guid>(), ct);
        var filter = ReportFilter.Read(report.Filter);
        return new KeepReport
        {
            Id = report.Id,
            Version = report.Version,
            Name = report.Name,
            Type = filter.Type,
            Country = filter.Country,
            Situation = filter.Situation,
            Sections = report.Sections,
            PeriodDays = report.PeriodDays?.ToString(CultureInfo.InvariantCulture),
            Rhythm = Code.Of(report.Schedule.Rhythm),
            Weekday = ((int?)report.Schedule.Weekday)?.ToString(CultureInfo.InvariantCulture),
            DayOfMonth = report.Schedule.DayOfMonth?.ToString(CultureInfo.InvariantCulture),
            Time = WallTime.Of(TimeSpan.FromMinutes(report.Schedule.Minute)),
            Zone = report.Schedule.ZoneId,
            Ceiling = Code.Of(report.Ceiling),
            HasCsv = report.HasCsv,
            HasPdf = report.HasPdf,
            WhenNothingNew = Code.Of(report.WhenNothingNew),
            HasDiscreetSubject = report.HasDiscreetSubject,
            People = string.Join('\n', addresses.Values.Order(StringComparer.Ordinal)),
            Groups = [.. report.Recipients.Select(r => r.GroupId).OfType<Guid>()],
            IsStarted = report.IsRunning,
        };
    }
}
