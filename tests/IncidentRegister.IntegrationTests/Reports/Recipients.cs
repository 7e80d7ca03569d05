using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>People to send to, and runs to send.</summary>
internal static class Recipients
{
    public static DeliveryTo Of(CurrentUser person, Tlp ceiling = Tlp.Green, string language = "en") => new(person.Id, language, ceiling, false);

    /// <summary>A run that waits for these, as the job that makes runs leaves it.</summary>
    public static async Task<Guid> Open(this Register register, params DeliveryTo[] to)
    {
        var run = await register.BareRun();
        await register.Read(async db =>
        {
            await Application.Reports.Deliveries.Open(db, run, to, register.Clock.GetUtcNow(), default);
            return 0;
        });
        return run;
    }

    /// <summary>A run of a report of its own, of which nothing was made yet.</summary>
    public static async Task<Guid> BareRun(this Register register)
    {
        var run = Guid.Empty;
        await register.Read(db =>
        {
            var (report, missed) = Bare(register.People.Liaison.Id, register.Clock.GetUtcNow());
            db.AddRange(report, missed);
            run = missed.Id;
            return db.SaveChangesAsync();
        });
        return run;
    }

    public static (Report Report, ReportRun Run) Bare(Guid owner, DateTimeOffset now)
    {
        var schedule = ReportSchedule.Of(ReportRhythm.Weekly, DayOfWeek.Monday, null, TimeSpan.FromHours(8), "Europe/Amsterdam");
        var report = Domain.Reports.Report.Plan(
            owner, new ReportFacts { Name = "To be sent", Sections = ReportSections.All, Schedule = schedule, People = [owner] }, now);
        report.Pause(now);
        return (report, ReportRun.Miss(report, schedule.LastUntil(now)!, now));
    }

    /// <summary>Members of the coalition who were never invited.</summary>
    public static async Task<DeliveryTo[]> Make(this Register register, int count)
    {
        var (now, tag) = (register.Clock.GetUtcNow(), Guid.NewGuid().ToString("N")[..8]);
        var users = Enumerable.Range(0, count).Select(n => new User
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = register.People.Member.OrganisationId,
            Role = Role.Member,
            DisplayName = $"Recipient {n}",
            UserName = $"r{n}-{tag}@test.example",
            NormalizedUserName = $"R{n}-{tag}@TEST.EXAMPLE",
            Email = $"r{n}-{tag}@test.example",
            NormalizedEmail = $"R{n}-{tag}@TEST.EXAMPLE",
            SecurityStamp = "x",
            ConcurrencyStamp = "x",
        }).ToArray();
        await register.Read(db =>
        {
            db.AddRange(users);
            return db.SaveChangesAsync();
        });
        return [.. users.Select(u => new DeliveryTo(u.Id, "en", Tlp.Green, false))];
    }

    public static Task<List<Delivery>> Copies(this Register register, Guid run) =>
        register.Read(db => db.Deliveries.AsNoTracking().Where(d => d.RunId == run).OrderBy(d => d.Id).ToListAsync());

    public static Task<Delivery> Copy(this Register register, Guid run, CurrentUser of) =>
        register.Read(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.RunId == run && d.RecipientId == of.Id));

    public static Task<TakenDeliveries> Take(this Register register, Guid claim, int most = 100) =>
        register.As(CurrentUser.ThePostman).Send(new TakeDeliveries(claim, most, TimeSpan.FromMinutes(10)));

    public static Task Tell(this Register register, Guid claim, Guid id, MailAnswer? answer) =>
        register.As(CurrentUser.ThePostman).Send(new RecordDeliveries(claim, [new DeliveryEnd(id, answer)]));

    public static RenderedReport Report { get; } = new(
        "[TLP:GREEN] Weekly report 2026-47", "What happened.\n", "<html><body><p>What happened.</p></body></html>",
        [new ReportFile("report.csv", "text/csv", "a,b\r\n1,2\r\n"u8.ToArray())]);
}
