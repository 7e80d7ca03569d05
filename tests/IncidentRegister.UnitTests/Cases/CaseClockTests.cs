using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Cases;

public class CaseClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 10, 0, 0, TimeSpan.Zero);
    private static readonly WorkCalendar Office = WorkCalendar.Office("UTC");
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Guid Liaison = Guid.NewGuid();

    [Fact]
    public void A_submitted_case_starts_three_clocks_and_falls_due_by_the_first()
    {
        var incident = Submitted(Severity.Medium);
        incident.Settle(Office);

        Assert.Equal(
            [(ClockKind.Acknowledge, Monday.AddHours(24)), (ClockKind.FirstReview, Monday.AddDays(3)), (ClockKind.Verify, Monday.AddDays(7))],
            Clocks(incident).Select(c => (c.Kind, c.DueAt!.Value)));
        Assert.Equal((Monday.AddHours(24), ClockKind.Acknowledge), (incident.Case.DueAt, incident.Case.DueClock));
    }

    [Fact]
    public void What_is_urgent_is_reviewed_within_a_day_of_plain_hours() =>
        Assert.Equal(Monday.AddHours(24), Clock(Submitted(Severity.High), ClockKind.FirstReview).DueAt);

    [Fact]
    public void A_claim_acknowledges_and_a_question_pauses_until_its_answer()
    {
        var incident = Submitted(Severity.Medium);
        incident.Claim(Liaison, Monday.AddHours(1));
        incident.Ask("Who saw it?", Liaison, Monday.AddHours(2));
        incident.Settle(Office);
        var waiting = Clock(incident, ClockKind.Verify);
        incident.Answer(incident.Questions[0].Id, "A neighbour.", Author, Monday.AddDays(2).AddHours(2));

        Assert.False(Clock(incident, ClockKind.Acknowledge).IsPaused || Clock(incident, ClockKind.Acknowledge).IsRunning);
        Assert.Equal((true, null, TimeSpan.FromHours(2)), (waiting.IsPaused, waiting.DueAt, waiting.Spent(Monday.AddDays(1))));
        Assert.Equal((Case.Never, ClockKind.Verify), (incident.Case.DueAt, incident.Case.DueClock));
        Assert.Equal(Monday.AddDays(9), Clock(incident, ClockKind.Verify).DueAt);
    }

    [Fact]
    public void Another_severity_keeps_what_was_spent_and_what_was_paused()
    {
        var incident = Submitted(Severity.Low);
        incident.Regrade(Severity.Critical, Liaison, Monday.AddHours(6));
        var review = Clock(incident, ClockKind.FirstReview);

        Assert.Equal((Monday.AddHours(24), TimeSpan.FromHours(6)), (review.DueAt, review.Spent(Monday.AddHours(6))));
        incident.Regrade(Severity.Medium, Liaison, Monday.AddHours(7));
        Assert.Equal(Monday.AddDays(3), Clock(incident, ClockKind.FirstReview).DueAt);
    }

    [Fact]
    public void A_decision_stops_the_review_and_a_verified_case_waits_for_its_first_response()
    {
        var incident = Submitted(Severity.Medium);
        incident.Claim(Liaison, Monday);
        incident.Verify(Verification.Verified, null, Liaison, Monday.AddHours(3));

        Assert.Equal([ClockKind.FirstResponse], Clocks(incident).Where(c => c.IsRunning).Select(c => c.Kind));
        Assert.Equal(Monday.AddHours(75), Clock(incident, ClockKind.FirstResponse).DueAt);
        incident.Responded(Monday.AddHours(4));
        Assert.DoesNotContain(Clocks(incident), c => c.IsRunning);
    }

    [Fact]
    public void A_case_that_is_reopened_is_reviewed_from_nought()
    {
        var incident = Submitted(Severity.High);
        incident.Decline("outside-scope", "No.", Liaison, Monday.AddHours(20));
        incident.Reopen("New facts.", Liaison, Monday.AddDays(2));

        Assert.Equal((CaseStatus.InReview, null), (incident.Case.Status, incident.Case.DeclineReason));
        Assert.Equal(Monday.AddDays(3), Clock(incident, ClockKind.FirstReview).DueAt);
        Assert.Equal([1, 1, 1, 2, 2], incident.ClockRuns.Select(r => r.Round).Order());
    }

    [Fact]
    public void A_pause_puts_off_what_is_due_by_its_counted_time_and_no_more() =>
        Properties.Hold(Calendars.Any, Started, (calendar, started) =>
        {
            var (start, pauses) = started;
            var plain = Submitted(Severity.Medium, start);
            plain.Claim(Liaison, start);
            var paused = Submitted(Severity.Medium, start);
            paused.Claim(Liaison, start);
            var (now, counted) = (start, TimeSpan.Zero);
            foreach (var (work, pause) in pauses)
            {
                var asked = now + work;
                if (calendar.Between(start, asked) - counted >= calendar.WeekLength) break; // used up before
                now = asked + pause;
                paused.Ask("Who saw it?", Liaison, asked);
                paused.Answer(paused.Questions[^1].Id, "A neighbour.", Author, now);
                counted += calendar.Between(asked, now);
            }

            var (due, later) = (Clock(plain, ClockKind.Verify, calendar).DueAt!.Value, Clock(paused, ClockKind.Verify, calendar).DueAt!.Value);

            Assert.Equal(counted, calendar.Between(due, later));
            Assert.Equal(calendar.WeekLength, Clock(paused, ClockKind.Verify, calendar).Spent(later));
        });

    private static Gen<(TimeSpan Work, TimeSpan Pause)> Pauses =>
        from work in Gen.Choose(0, 200_000)
        from pause in Gen.Choose(1, 800_000)
        select (TimeSpan.FromSeconds(work), TimeSpan.FromSeconds(pause));

    private static Gen<(DateTimeOffset Start, (TimeSpan Work, TimeSpan Pause)[] Pauses)> Started =>
        Calendars.Instant.SelectMany(_ => Few(Pauses), (start, pauses) => (start, pauses));

    private static Gen<T[]> Few<T>(Gen<T> one) => Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(one, count));

    private static IReadOnlyList<CaseClock> Clocks(Incident incident, WorkCalendar? calendar = null) =>
        CaseClock.Of(incident.ClockRuns, incident.Severity, calendar ?? Office);

    private static CaseClock Clock(Incident incident, ClockKind kind, WorkCalendar? calendar = null) =>
        Clocks(incident, calendar).Single(c => c.Kind == kind);

    private static Incident Submitted(Severity severity, DateTimeOffset? at = null)
    {
        var facts = new IncidentFacts
        {
            Title = "A threat",
            Account = "On the telephone.",
            Occurred = IncidentDate.Parse("2010-11-14"),
            Severity = severity,
            Acts = [new ActFacts("threat", [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2010-11-14"))])],
        };
        var incident = Incident.Log("INC-2026-00001", Guid.NewGuid(), Author, facts, at ?? Monday);
        incident.Submit(Author, at ?? Monday);
        return incident;
    }
}
