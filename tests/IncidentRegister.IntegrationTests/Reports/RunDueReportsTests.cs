using System.Text;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>Reports that are due, by a clock that tests set. Every test has a register to itself.</summary>
public sealed partial class RunDueReportsTests : IAsyncLifetime
{
    private readonly Register register = new();

    private Register.Sender Member => register.As(register.People.Member);
    private Register.Sender Liaison => register.As(register.People.Liaison);

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        register.Clock.SetTo("2026-11-12T12:00Z");
    }

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task It_tells_what_was_released_corrected_and_withdrawn_since_the_last_one_and_what_still_waits()
    {
        var id = await Member.Send(Planned.Weekly);
        var early = await register.Release("Before anything", "2026-11-01T12:00Z");
        var answered = await register.Release("Answered", "2026-11-10T12:00Z", ledger: [new("ask", "ASK-2026-00001", "2026-11-04", "open"), new("response", "RSP-2026-00001", "2026-11-11")]);
        var bill = await register.Release("A bill", "2026-11-11T12:00Z", ledger: [new("ask", "ASK-2026-00002", "2026-11-11", "open")]);
        await register.Release("After it", "2026-11-16T07:00:01Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");

        Assert.Equal(1, await register.RunAll());
        var first = await Text(id);
        var corrected = await register.Release("A bill, corrected", "2026-11-18T12:00Z", corrects: bill);
        await register.Withdraw(early, "2026-11-19T12:00Z");
        register.Clock.SetTo("2026-11-23T07:00:10Z");
        Assert.Equal(1, await register.RunAll());
        var second = await Text(id);

        Assert.Contains("Weekly report, 10 to 16 November 2026", first, StringComparison.Ordinal);
        Assert.Contains("2 new incidents were released.", first, StringComparison.Ordinal); // since the Monday before
        Assert.Contains("2 released incidents are still without a response; the longest has waited 14 days.", first, StringComparison.Ordinal);
        Assert.Contains("Also new: one ask, one response and no statements.", first, StringComparison.Ordinal);
        Assert.Contains("Asked for on 11 November 2026: M1. Open for 5 days.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("After it", first, StringComparison.Ordinal);
        Assert.Contains("As known on 16 November 2026 at 08:00, Europe/Amsterdam.", first, StringComparison.Ordinal);
        Assert.Contains("One new incident was released. That is 1 fewer than in the period before.", second, StringComparison.Ordinal);
        Assert.Contains("2 releases were corrected or withdrawn.", second, StringComparison.Ordinal);
        Assert.Contains($"Takes the place of {bill}.", second, StringComparison.Ordinal);
        Assert.Contains($"Incident {early}\n  Withdrawn on 19 November 2026.\n  It told too much at hxxp[:]//evil[.]example.", second, StringComparison.Ordinal);
        Assert.Contains("Also new: no asks, no responses and no statements.", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Before anything", second, StringComparison.Ordinal);
        Assert.DoesNotContain(answered, second, StringComparison.Ordinal);
        Assert.Contains(corrected, second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_fixed_period_tells_of_its_days_again_and_of_what_was_recorded_late()
    {
        var id = await Member.Send(Planned.Weekly with { PeriodDays = "14" });
        await register.Release("Too old", "2026-11-02T06:59Z");
        await register.Release("Of both", "2026-11-09T08:00Z", ledger: [new("ask", "ASK-2026-00001", "2026-11-09", "open"), new("ask", "ASK-2026-00002", "2026-11-03", "open")]);
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();
        var first = await Text(id);

        await register.Release("Of the second", "2026-11-18T08:00Z", ledger: [new("ask", "ASK-2026-00003", "2024-01-02", "open")]);
        register.Clock.SetTo("2026-11-23T07:00:30Z");
        await register.RunAll();
        var second = await Text(id);

        Assert.Contains("3 to 16 November 2026", first, StringComparison.Ordinal);
        Assert.Contains("One new incident was released.\n", first, StringComparison.Ordinal);
        Assert.Contains("Also new: 2 asks,", first, StringComparison.Ordinal);
        Assert.Contains("10 to 23 November 2026", second, StringComparison.Ordinal);
        Assert.Contains("2 new incidents were released.\n", second, StringComparison.Ordinal); // and no word of how many before
        Assert.Contains("Also new: one ask,", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixed_period_begins_at_the_hour_of_the_wall_also_where_clocks_were_moved()
    {
        var id = await Member.Send(Planned.Weekly with { PeriodDays = "28" });
        await register.Release("At seven in summer", "2026-10-19T05:00Z");
        await register.Release("After eight in summer", "2026-10-19T06:01Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");

        await register.RunAll();

        var text = await Text(id);
        Assert.DoesNotContain("At seven in summer", text[..text.IndexOf("without a response", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("One new incident was released.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_twelve_processes_one_makes_it()
    {
        var id = await Member.Send(Planned.Weekly);
        await register.Release("One", "2026-11-15T12:00Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");

        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => register.As(CurrentUser.TheClerk).Send(new RunDueReports())));

        Assert.Equal(1, made.Count(m => m));
        Assert.Single(await register.Runs(id));
        Assert.False(await register.As(CurrentUser.TheClerk).Send(new RunDueReports()));
    }

    [Fact]
    public async Task The_database_itself_holds_one_run_of_a_period()
    {
        var id = await Member.Send(Planned.Weekly);
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();

        var twice = await Assert.ThrowsAsync<PostgresException>(() => register.Database.RunAsSuperuser(
            "insert into report_runs select gen_random_uuid(), report_id, period_key, as_of, since_at, made_at, is_late, outcome, contents, audit_head from report_runs"));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, twice.SqlState);
        Assert.Single(await register.Runs(id));
    }

    [Fact]
    public async Task What_was_missed_is_caught_up_once_within_a_day_and_after_that_an_entry_says_so()
    {
        var id = await Member.Send(Planned.Weekly with { Rhythm = "daily", Time = "08:00" });
        await register.Release("Told in time", "2026-11-12T20:00Z");
        register.Clock.SetTo("2026-11-13T07:00:30Z");
        await register.RunAll();
        await register.Release("Told late", "2026-11-14T12:00Z");
        register.Clock.SetTo("2026-11-17T06:59:00Z"); // four days of nobody; the last one is 23:59 hours late

        await register.RunAll();
        var runs = await register.Runs(id);
        register.Clock.SetTo("2026-11-19T06:59:59Z");
        await register.RunAll();
        register.Clock.SetTo("2026-11-21T07:00:00Z");
        await register.RunAll();

        Assert.Equal(
            [("13", RunOutcome.Made, false), ("14", RunOutcome.Missed, true), ("15", RunOutcome.Missed, true), ("16", RunOutcome.Made, true)],
            runs.Select(r => ($"{r.PeriodKey.Day}", r.Outcome, r.IsLate)));
        Assert.Equal(Planned.At("2026-11-13T07:00Z"), runs[3].SinceAt);
        Assert.Contains("Told late", await Text(id, runs[3]), StringComparison.Ordinal);
        Assert.Contains("This report is late: it was due on 16 November 2026 at 08:00.", await Text(id, runs[3]), StringComparison.Ordinal);
        Assert.Equal(
            ["17 Missed", "18 Made", "19 Missed", "20 Missed", "21 Made"],
            (await register.Runs(id)).Skip(4).Select(r => $"{r.PeriodKey.Day} {r.Outcome}"));
    }

    [Fact]
    public async Task A_day_late_is_too_late()
    {
        var id = await Member.Send(Planned.Weekly);
        register.Clock.SetTo("2026-11-17T07:00:00Z");

        await register.RunAll();

        var run = Assert.Single(await register.Runs(id));
        Assert.Equal((RunOutcome.Missed, null), (run.Outcome, run.Contents));
        Assert.Null((await Member.Send(new ShowReportRun(id, "2026-11-16"))).Paper);
    }

    [Fact]
    public async Task Where_nothing_is_new_it_says_so_or_stays_silent_as_its_owner_wants()
    {
        await register.Release("Old", "2026-01-01T12:00Z");
        var says = await Member.Send(Planned.Weekly);
        var skips = await Member.Send(Planned.Weekly with { WhenNothingNew = "skip" });
        register.Clock.SetTo("2026-11-16T07:00:30Z");

        await register.RunAll();

        Assert.Equal(RunOutcome.Made, Assert.Single(await register.Runs(says)).Outcome);
        Assert.Equal(RunOutcome.NothingNew, Assert.Single(await register.Runs(skips)).Outcome);
        Assert.Contains("No new incident was released.", await Text(says), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-27T12:00Z", "2027-03-28T00:59:59Z", "2027-03-28T01:00:30Z", "2027-03-28T02:30:00Z")] // there is no 02:30
    [InlineData("2026-10-24T12:00Z", "2026-10-25T00:29:59Z", "2026-10-25T00:30:30Z", "2026-10-25T01:30:30Z")] // there are two
    public async Task A_night_on_which_the_clocks_change_has_one_report(string planned, string before, string due, string after)
    {
        register.Clock.SetTo(planned);
        await Member.Send(Planned.Weekly with { Rhythm = "daily", Time = "02:30" });

        var made = new List<int>();
        foreach (var instant in new[] { before, due, after })
        {
            register.Clock.SetTo(instant);
            made.Add(await register.RunAll());
        }

        Assert.Equal([0, 1, 0], made);
    }

    [Fact]
    public async Task One_that_is_paused_or_deleted_is_not_made_and_what_was_due_meanwhile_is_not_caught_up()
    {
        var paused = await Member.Send(Planned.Weekly);
        var deleted = await Member.Send(Planned.Weekly);
        await Member.Send(new PauseReport(paused, true, 1));
        await Member.Send(new DeleteReport(deleted, 1));
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        var none = await register.RunAll();
        await Member.Send(new PauseReport(paused, false, 2));

        Assert.Equal((0, 0), (none, await register.RunAll()));
        await Assert.ThrowsAsync<NotFoundException>(() => Member.Send(new ShowReport(deleted)));
    }

    [Fact]
    public async Task The_role_that_reads_for_reports_reads_nothing_of_incidents_nor_of_where_releases_come_from()
    {
        await using var source = NpgsqlDataSource.Create(register.Database.As("register_reports") + ";Pooling=false");
        foreach (var table in new[]
        {
            "incidents", "acts", "act_stages", "targets", "target_identities", "involvements", "sources", "questions", "case_notes", "evidence_files",
            "mentions", "ask_incidents", "response_incidents", "release_origins", "release_proposals", "users", "drafts", "audit.payloads",
        })
        {
            await using var read = source.CreateCommand($"select 1 from {table} limit 1");
            var refused = await Assert.ThrowsAsync<PostgresException>(() => read.ExecuteScalarAsync());
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, refused.SqlState));
        }

        foreach (var table in new[] { "releases", "release_withdrawals", "release_ledger", "statements", "report_runs" })
        {
            await using var read = source.CreateCommand($"select count(*) from {table}");
            Assert.Equal(0L, await read.ExecuteScalarAsync());
            await using var write = source.CreateCommand($"delete from {table}");
            await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task What_is_amber_is_told_as_being_there_to_those_who_may_read_it_and_to_nobody_else()
    {
        var id = await Liaison.Send(Planned.Weekly with { Ceiling = "amber", People = "liaison@test.example" });
        var amber = await register.Release("A secret bank", "2026-11-14T12:00Z", "amber", ["financial"], null, new Planned.Line("ask", "ASK-2026-00009", "2026-11-14"));
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();

        var cleared = await Render(id, "en", Tlp.Amber);
        var others = await Render(id, "en", Tlp.Green);

        Assert.Contains($"* Incident {amber}\n  financial\n  Details are in the register only.", cleared.Text, StringComparison.Ordinal);
        Assert.All([cleared.Text, cleared.Html, Csv(cleared), others.Text, others.Html], words =>
        {
            Assert.DoesNotContain("secret bank", words, StringComparison.Ordinal);
            Assert.DoesNotContain("ASK-2026-00009", words, StringComparison.Ordinal);
        });
        Assert.All([others.Text, others.Html, Csv(others)], words => Assert.DoesNotContain(amber, words, StringComparison.Ordinal));
        Assert.StartsWith("[TLP:GREEN] Weekly report, 10 to 16 November 2026", cleared.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_after_the_run_is_not_told_any_more()
    {
        var id = await Member.Send(Planned.Weekly);
        var gone = await register.Release("A name too many", "2026-11-14T12:00Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();
        await register.Withdraw(gone, "2026-11-16T07:01:00Z");

        var rendered = await Render(id, "en", Tlp.Green);

        Assert.All([rendered.Text, rendered.Html, Csv(rendered)], words => Assert.DoesNotContain("A name too many", words, StringComparison.Ordinal));
        Assert.Contains("It was withdrawn after this report was made.", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_people_make_no_markup_no_link_and_no_formula()
    {
        const string title = "=HYPERLINK(\"http://evil.example\") <script>alert(1)</script> www.evil.example me@evil.example &amp; \u202Eright";
        var id = await Member.Send(Planned.Weekly with { Name = "<b>Mine</b> https://evil.example/x" });
        await register.Release(title, "2026-11-14T12:00Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();

        var rendered = await Render(id, "en", Tlp.Green);

        Assert.DoesNotContain("<script", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", rendered.Html, StringComparison.Ordinal);
        Assert.All([rendered.Html, rendered.Text], words =>
        {
            Assert.DoesNotContain("evil.example", words, StringComparison.Ordinal);
            Assert.DoesNotContain("me@", words, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', words);
        });
        Assert.Contains("www[.]evil[.]example me[at]evil[.]example", rendered.Text, StringComparison.Ordinal);
        Assert.All(Links().Matches(rendered.Html).Select(m => m.Groups[1].Value), link => Assert.StartsWith("/re", link, StringComparison.Ordinal)); // our own
        Assert.Contains("\"'=HYPERLINK", Csv(rendered), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_hundred_incidents_fit_into_a_mail_that_leads_to_the_rest()
    {
        var id = await Member.Send(Planned.Weekly);
        await register.Database.RunAsSuperuser($"""
            insert into releases (id, reference, title, summary, language, audience, tlp, act_types, target_categories, occurred, released_at, sha256, snapshot)
              select gen_random_uuid(), 'REL-2026-' || lpad(n::text, 5, '0'), repeat('خ', 199) || n % 10, 'Words.', 'ar', 'coalition', 'green', array['raid'], '{"{}"}', '2026-11',
                timestamptz '2026-11-14T12:00Z' + n * interval '1 second', '\x00', '{"{}"}' from generate_series(1, 600) n
            """);
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();

        foreach (var language in new[] { "en", "ar" })
        {
            var rendered = await Render(id, language, Tlp.Green);
            Assert.InRange(Encoding.UTF8.GetByteCount(rendered.Html), 5_000, 60 * 1024);
            Assert.InRange(Csv(rendered).Length, 100_000, 2_000_000);
            Assert.Equal(1 + 1200, Csv(rendered).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }

        var first = await Member.Send(new ShowReportRun(id, "2026-11-16"));
        var last = await Member.Send(new ShowReportRun(id, "2026-11-16", 12));
        Assert.Contains("580 more are in the register.", await Text(id), StringComparison.Ordinal);
        Assert.Equal((12, 50, 50), (first.Pages, first.Paper!.Sections[0].Items.Count, last.Paper!.Sections[0].Items.Count));
        Assert.Equal((null, "550 more are in the register."), (last.Paper.Sections[0].Rest, first.Paper.Sections[0].Rest));
        await Assert.ThrowsAsync<NotFoundException>(() => Member.Send(new ShowReportRun(id, "2026-11-16", 13)));
    }

    [Theory]
    [InlineData("en", "Weekly report, 10 to 16 November 2026", "One new incident was released.", "ltr")]
    [InlineData("fr", "Rapport hebdomadaire, du 10 au 16 novembre 2026", "Un nouvel incident a été publié.", "ltr")]
    [InlineData("es", "Informe semanal, del 10 al 16 de noviembre de 2026", "Se publicó un incidente nuevo.", "ltr")]
    [InlineData("ar", "تقرير أسبوعي، من 10 إلى 16 نوفمبر 2026", "نُشر حادث جديد واحد.", "rtl")]
    public async Task Everybody_reads_it_in_their_own_language(string language, string title, string sentence, string direction)
    {
        var id = await Member.Send(Planned.Weekly);
        await register.Release("A raid", "2026-11-14T12:00Z", ledger: [new("ask", "ASK-2026-00001", "2026-11-14", "no-reply"), new("response", "RSP-2026-00001", "2026-11-15")]);
        await register.Withdraw(await register.Release("Gone", "2026-11-02T12:00Z"), "2026-11-13T12:00Z");
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        await register.RunAll();

        var rendered = await Render(id, language, Tlp.Green);

        Assert.Equal($"[TLP:GREEN] {title}", rendered.Subject);
        Assert.StartsWith($"TLP:GREEN\n\n{title}\n\n{sentence}", rendered.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", rendered.Html, StringComparison.Ordinal);
        Assert.Contains(sentence, rendered.Html, StringComparison.Ordinal);
        Assert.Equal("incidents.csv", Assert.Single(rendered.Files).Name);
        if (language != "en") Assert.DoesNotContain("incident was", rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_carries_where_the_audit_chain_ended_and_no_number()
    {
        var id = await Member.Send(Planned.Weekly);
        register.Clock.SetTo("2026-11-16T07:00:30Z");
        var head = (await register.Read(db => db.Database.SqlQuery<string>($"select encode(hash, 'hex') as \"Value\" from audit.head").ToListAsync())).Single();
        await register.RunAll();

        var rendered = await Render(id, "en", Tlp.Green);

        Assert.Contains($"Audit trail on 16 November 2026 (UTC):\n{head}\n", rendered.Text, StringComparison.Ordinal);
        Assert.Contains(head, rendered.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_runs_one_by_name_for_a_day_and_finds_it_again_as_it_was()
    {
        var id = await Member.Send(Planned.Weekly);
        await register.Release("A raid", "2026-11-05T12:00Z");
        var operatorAtWork = register.As(CurrentUser.AtTheMachine);

        var run = await operatorAtWork.Send(new RunReport("Weekly, all regions", new DateOnly(2026, 11, 10)));
        var again = await operatorAtWork.Send(new RunReport($"{id}", new DateOnly(2026, 11, 9)));

        Assert.Equal((new DateOnly(2026, 11, 9), true, "made"), (run.Key, run.IsNew, run.Outcome));
        Assert.Equal((run.Id, false), (again.Id, again.IsNew));
        await Assert.ThrowsAsync<NotFoundException>(() => operatorAtWork.Send(new RunReport("Nothing", null)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Liaison.Send(new RunReport("Weekly, all regions", null)));
    }

    private async Task<string> Text(Guid report, ReportRun? run = null) => (await Render(report, "en", Tlp.Green, run)).Text;

    private async Task<RenderedReport> Render(Guid report, string language, Tlp ceiling, ReportRun? run = null)
    {
        run ??= (await register.Runs(report)).Last(r => r.Contents is not null);
        await using var scope = register.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IReportRenderer>().Render(run.Id, language, ceiling, CancellationToken.None);
    }

    private static string Csv(RenderedReport rendered) => Encoding.UTF8.GetString(rendered.Files[0].Content);

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
