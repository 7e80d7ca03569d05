using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>What each step of a review does to its clocks, and that what is stored follows from them.</summary>
public class ClocksTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Liaison => register.As(register.People.Liaison);
    private Register.Sender Administrator => register.As(register.People.Administrator);

    [Fact]
    public async Task A_submission_starts_the_clocks_of_the_review()
    {
        var draft = await register.Enter(register.People.Ana, Submitted.Facts());

        await register.As(register.People.Ana).Send(new SubmitIncident(draft.Reference, draft.Version));

        var saved = await Saved(draft);
        Assert.Equal([ClockKind.Acknowledge, ClockKind.FirstReview, ClockKind.Verify], Running(saved));
        Assert.Equal((saved.Case.SubmittedAt!.Value.AddHours(24), ClockKind.Acknowledge), (saved.Case.DueAt, saved.Case.DueClock!.Value));
    }

    [Fact]
    public async Task A_claim_stops_one_a_question_another_and_pauses_the_last_until_the_answer()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        Assert.Equal([ClockKind.FirstReview, ClockKind.Verify], Running(await Saved(incident)));

        var asked = await Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version));
        var waiting = await Saved(incident);
        register.Clock.Shift += TimeSpan.FromDays(9);
        await register.As(register.People.Ana).Send(
            new AnswerQuestion(incident.Reference, waiting.Questions.Single().Id, "A neighbour.", asked.Version));
        var answered = await Saved(incident);

        Assert.Empty(Running(waiting));
        Assert.Equal((Case.Never, ClockKind.Verify), (waiting.Case.DueAt, waiting.Case.DueClock!.Value));
        Assert.Equal([ClockKind.Verify], Running(answered));
        var verify = CaseClock.Of(answered.ClockRuns, answered.Severity, Submitted.Office).Single(c => c.IsRunning);
        Assert.InRange(verify.Spent(register.Clock.GetUtcNow()), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(verify.DueAt, answered.Case.DueAt);
        Assert.True(answered.Case.DueAt > register.Clock.GetUtcNow().AddDays(4));
    }

    [Fact]
    public async Task A_decision_stops_what_runs()
    {
        var words = new Dictionary<string, string> { ["en"] = "Outside the scope" };
        await register.As(CurrentUser.AtTheMachine).Send(
            new DefineTerms(DeclineIncident.Reasons, [new TermWords("outside-scope", null, words, words)]));
        var declined = await register.Submit(register.People.Ana);
        var verified = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(verified.Reference));

        await Liaison.Send(new DeclineIncident(declined.Reference, "outside-scope", "No.", declined.Version));
        await Liaison.Send(new VerifyIncident(verified.Reference, Verification.Verified, null, claimed.Version));

        var (ended, waits) = (await Saved(declined), await Saved(verified));
        Assert.Equal((Case.Never, null), (ended.Case.DueAt, ended.Case.DueClock));
        Assert.Equal([ClockKind.FirstResponse], Running(waits));
        Assert.Equal(ClockKind.FirstResponse, waits.Case.DueClock);
    }

    [Fact]
    public async Task Another_severity_is_due_at_another_time_and_keeps_what_was_spent()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        register.Clock.Shift += TimeSpan.FromHours(30);

        await Liaison.Send(new ChangeSeverity(incident.Reference, Severity.Critical, claimed.Version));

        var saved = await Saved(incident);
        Assert.Equal((Severity.Critical, Severity.Medium), (saved.Severity, saved.FirstSeverity));
        Assert.Equal(saved.Case.SubmittedAt!.Value.AddHours(24), saved.Case.DueAt);
        Assert.Contains(saved.Events, e => e.Kind == CaseEventKind.Regraded);
    }

    [Fact]
    public async Task A_changed_calendar_puts_every_open_case_where_it_now_belongs()
    {
        var incident = await register.Submit(register.People.Stranger);
        await Liaison.Send(new ClaimCase(incident.Reference));
        var before = await Saved(incident);
        var calendar = await Administrator.Send(new ShowCalendar());

        var always = Enum.GetValues<DayOfWeek>().Select(d => new DayHours(d, "00:00", "24:00")).ToList();
        await Administrator.Send(new KeepCalendar("Asia/Kathmandu", always, calendar.Version));
        var after = await Saved(incident);
        await Administrator.Send(new AddHoliday($"{after.Case.DueAt.UtcDateTime:yyyy-MM-dd}", "A day of rest"));
        var rested = await Saved(incident);

        Assert.Equal(before.Case.SubmittedAt!.Value.AddHours(72), after.Case.DueAt);
        Assert.True(rested.Case.DueAt > after.Case.DueAt);
        Assert.Equal((before.Version, before.UpdatedAt), (rested.Version, rested.UpdatedAt));
        await Everything_stored_follows_from_the_runs();

        await Administrator.Send(new RemoveHoliday(DateOnly.FromDateTime(after.Case.DueAt.UtcDateTime)));
        await Administrator.Send(new KeepCalendar("Europe/Amsterdam", calendar.Hours, calendar.Version + 3));
        Assert.Equal(before.Case.DueAt, (await Saved(incident)).Case.DueAt);
    }

    [Fact]
    public async Task What_is_stored_is_what_the_runs_say()
    {
        for (var n = 0; n < 5; n++) await register.Submit(n % 2 == 0 ? register.People.Ana : register.People.Stranger);

        await Everything_stored_follows_from_the_runs();
    }

    [Fact]
    public async Task The_calendar_is_changed_by_an_administrator_alone_even_in_the_database()
    {
        foreach (var person in register.People.All.Where(p => p.IsSignedIn && p.Role != Role.Administrator))
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new AddHoliday("2027-01-01", "No")));
            Assert.Equal(0, await Run(person, "update work_calendars set zone_id = 'UTC'"));
            Assert.Equal(0, await Run(person, "delete from work_hours"));
        }

        Assert.Equal(0, await Run(register.People.Administrator, "update incidents set due_at = now()"));
    }

    [Fact]
    public async Task A_run_that_has_ended_stays_as_it_is()
    {
        var incident = await register.Submit(register.People.Ana);
        await Liaison.Send(new ClaimCase(incident.Reference));

        Assert.Equal(0, await Run(register.People.Liaison,
            $"update clock_runs set ended_at = now() where incident_id = '{incident.Id}' and kind = 'acknowledge'"));
    }

    private async Task Everything_stored_follows_from_the_runs()
    {
        var calendar = await register.Read(db => db.WorkCalendars.AsSplitQuery().SingleAsync());
        var incidents = await register.Read(db => db.Incidents.ToListAsync());

        Assert.NotEmpty(incidents);
        foreach (var incident in incidents)
        {
            var stored = (incident.Case.DueAt, incident.Case.DueClock);
            incident.Settle(calendar);
            Assert.Equal((incident.Case.DueAt, incident.Case.DueClock), stored);
        }
    }

    private async Task<int> Run(CurrentUser person, string sql)
    {
        await using var connection = new NpgsqlConnection(register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        await using var context = new NpgsqlCommand("select set_config('app.context', $1, false)", connection);
        context.Parameters.AddWithValue($"{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}");
        await context.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static IEnumerable<ClockKind> Running(Incident incident) =>
        incident.ClockRuns.Where(r => r.EndedAt is null).Select(r => r.Kind).Order();

    private Task<Incident> Saved(Incident incident) => register.Read(db =>
        db.Incidents.Include(i => i.Events).Include(i => i.Questions).AsSplitQuery().SingleAsync(i => i.Id == incident.Id));
}
