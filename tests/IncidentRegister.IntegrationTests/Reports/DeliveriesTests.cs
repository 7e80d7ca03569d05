using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>Every recipient gets one copy, or a row says that nobody can tell.</summary>
public sealed class DeliveriesTests(Register register) : IClassFixture<Register>
{
    private static readonly Guid Claim = Guid.NewGuid();

    private People People => register.People;

    [Fact]
    public async Task A_run_that_is_opened_twice_has_one_copy_for_each_recipient()
    {
        var run = await register.Open(Recipients.Of(People.Member), Recipients.Of(People.Ana));
        await register.Read(async db =>
        {
            await Application.Reports.Deliveries.Open(
                db, run, [Recipients.Of(People.Member), Recipients.Of(People.Bo)], register.Clock.GetUtcNow(), default);
            return 0;
        });

        Assert.Equal(3, (await register.Copies(run)).Count);
        await register.Take(Claim);
    }

    [Fact]
    public async Task Whoever_makes_runs_may_open_copies_and_nobody_at_the_door()
    {
        var run = await register.BareRun();
        await Opening(run, new CurrentUser(Guid.Empty, Guid.Empty, Role.Timekeeper, ""));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Opening(run, CurrentUser.Nobody));

        Assert.Single(await register.Copies(run));
        Assert.Equal("42501", (refused as Npgsql.PostgresException)?.SqlState);
        await register.Take(Claim);

        async Task Opening(Guid opened, CurrentUser by)
        {
            await using var db = new RegisterDbContext(
                new DbContextOptionsBuilder<RegisterDbContext>().UseNpgsql(register.Database.App + ";Pooling=false").Options);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await SecurityContext.Set(db, by, default);
            await Application.Reports.Deliveries.Open(db, opened, [Recipients.Of(People.Member)], register.Clock.GetUtcNow(), default);
            await transaction.CommitAsync();
        }
    }

    [Fact]
    public async Task Many_who_claim_at_once_claim_each_copy_once()
    {
        var run = await register.Open(await register.Make(60));

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => register.Take(Guid.NewGuid(), 5)));

        var ids = taken.SelectMany(t => t.Taken).Where(t => t.RunId == run).Select(t => t.Id).ToList();
        Assert.Equal((60, 60), (ids.Count, ids.Distinct().Count()));
        Assert.All(await register.Copies(run), d => Assert.Equal((DeliveryState.Sending, 1), (d.State, d.Attempts)));
    }

    [Theory]
    [InlineData(MailOutcome.Accepted, null, DeliveryState.Sent, null)]
    [InlineData(MailOutcome.Refused, 451, DeliveryState.Pending, DeliveryReason.Deferred)]
    [InlineData(MailOutcome.RefusedForGood, 550, DeliveryState.Failed, DeliveryReason.Refused)]
    [InlineData(MailOutcome.RefusedForGood, 553, DeliveryState.Failed, DeliveryReason.AddressUnfit)]
    [InlineData(MailOutcome.Unknown, null, DeliveryState.Unknown, DeliveryReason.AnswerLost)]
    public async Task What_the_server_did_is_written_down(MailOutcome outcome, int? code, DeliveryState state, DeliveryReason? reason)
    {
        var run = await register.Open(Recipients.Of(People.Member));
        var taken = Assert.Single((await register.Take(Claim)).Taken, t => t.RunId == run);

        await register.Tell(Claim, taken.Id, new MailAnswer(outcome, MailStep.Answer, code));

        var copy = await register.Copy(run, People.Member);
        Assert.Equal((state, reason, code), (copy.State, copy.Reason, copy.ReplyCode));
        var links = await register.Read(db => db.UnsubscribeLinks.CountAsync(l => l.DeliveryId == taken.Id));
        Assert.Equal(outcome is MailOutcome.Accepted or MailOutcome.Unknown ? 1 : 0, links);
    }

    [Fact]
    public async Task Rights_are_looked_at_again_just_before_sending()
    {
        var fresh = await register.Make(1);
        var run = await register.Open(
            Recipients.Of(People.Stranger), Recipients.Of(People.Administrator), Recipients.Of(People.Member, Tlp.Red),
            Recipients.Of(People.Lead, Tlp.AmberStrict), Recipients.Of(People.Ana, Tlp.Amber), Recipients.Of(People.Bo), fresh[0]);
        await register.As(CurrentUser.AtTheMachine).Send(new DisableUser("stranger@test.example"));

        var taken = (await register.Take(Claim)).Taken.Where(t => t.RunId == run).ToList();

        Assert.Equal(
            new[] { People.Bo.Id, fresh[0].UserId }.Order(),
            (await register.Copies(run)).Where(d => taken.Exists(t => t.Id == d.Id)).Select(d => d.RecipientId).Order());
        foreach (var (person, reason) in new[]
        {
            (People.Stranger, DeliveryReason.AccountDisabled), (People.Administrator, DeliveryReason.NotEntitled),
            (People.Member, DeliveryReason.NotEntitled), (People.Lead, DeliveryReason.NotEntitled),
            (People.Ana, DeliveryReason.NotEntitled), // amber, without a clearance
        })
        {
            var copy = await register.Copy(run, person);
            Assert.Equal((DeliveryState.Failed, reason, 0), (copy.State, copy.Reason!.Value, copy.Attempts));
        }
    }

    [Fact]
    public async Task Who_stopped_a_report_gets_no_more_of_it_and_may_press_as_often_as_they_like()
    {
        var run = await register.Open(Recipients.Of(People.Ana), Recipients.Of(People.Bo));
        var taken = (await register.Take(Claim)).Taken.Where(t => t.RunId == run).ToList();
        var token = taken.Single(t => t.Address == "ana@test.example").Token;
        var door = register.As(CurrentUser.Nobody);

        var before = await door.Send(new ShowReportStop(token));
        await door.Send(new StopReport(token));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => door.Send(new StopReport(token))));

        Assert.Equal((false, true), (before, await door.Send(new ShowReportStop(token))));
        await Assert.ThrowsAsync<NotFoundException>(() => door.Send(new StopReport(Token.New())));
        foreach (var copy in taken) await register.Tell(Claim, copy.Id, null);
        await register.Take(Guid.NewGuid());
        var (stopped, other) = (await register.Copy(run, People.Ana), await register.Copy(run, People.Bo));
        Assert.Equal((DeliveryState.Failed, DeliveryReason.Stopped), (stopped.State, stopped.Reason!.Value));
        Assert.Equal(DeliveryState.Sending, other.State);
    }

    [Fact]
    public async Task A_sender_who_does_not_come_back_leaves_a_copy_in_doubt_and_it_is_not_sent_again_by_itself()
    {
        var run = await register.Open(Recipients.Of(People.Member));
        await register.Take(Claim);
        try
        {
            register.Clock.Shift += TimeSpan.FromMinutes(11);
            await register.As(CurrentUser.ThePostman).Send(new SurfaceLostDeliveries());

            var copy = await register.Copy(run, People.Member);
            Assert.Equal((DeliveryState.Unknown, DeliveryReason.SenderLost), (copy.State, copy.Reason!.Value));
            Assert.DoesNotContain((await register.Take(Guid.NewGuid())).Taken, t => t.RunId == run);
        }
        finally
        {
            register.Clock.Shift -= TimeSpan.FromMinutes(11);
        }
    }

    [Fact]
    public async Task A_person_has_one_in_doubt_sent_again_and_of_two_who_press_one_is_told()
    {
        var run = await register.Open(Recipients.Of(People.Member));
        var copy = Assert.Single((await register.Take(Claim)).Taken, t => t.RunId == run);
        var again = new ResendDelivery(run, copy.Id);
        await AssertRefused(People.Liaison, again);
        await register.Tell(Claim, copy.Id, new MailAnswer(MailOutcome.Unknown, MailStep.Answer));

        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(People.Member).Send(again));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new ResendDelivery(Guid.NewGuid(), copy.Id)));
        await register.As(People.Administrator).Send(again);
        await AssertRefused(People.Liaison, again);

        var taken = Assert.Single((await register.Take(Guid.NewGuid())).Taken, t => t.RunId == run);
        Assert.Equal(copy.MessageName, taken.MessageName);
        Assert.Equal(People.Administrator.Id, (await register.Copy(run, People.Member)).ResentBy);
        var object_ = $"deliveries/{copy.Id}";
        var actor = People.Administrator.Id.ToString();
        Assert.Equal(1, await register.Read(db => db.Database.SqlQuery<int>($"""
            select count(*)::int as "Value" from audit.entries where action = 'ResendDelivery' and object = {object_} and actor = {actor}
            """).SingleAsync()));

        async Task AssertRefused(CurrentUser person, ResendDelivery request) => Assert.Equal(
            "delivery.not-to-resend", (await Assert.ThrowsAsync<RuleBrokenException>(() => register.As(person).Send(request))).Rule);
    }

    [Fact]
    public async Task The_log_of_a_run_names_who_is_in_doubt_first()
    {
        var run = await register.Open(Recipients.Of(People.Member), Recipients.Of(People.Ana), Recipients.Of(People.Bo));
        foreach (var taken in (await register.Take(Claim)).Taken.Where(t => t.RunId == run))
            await register.Tell(Claim, taken.Id, taken.Name == "ana" ? new MailAnswer(MailOutcome.Unknown, MailStep.Answer) : MailAnswer.Accepted);

        var sheet = await register.As(People.Liaison).Send(new ShowDeliveries(run));
        var sent = await register.As(People.Administrator).Send(new ShowDeliveries(run, "sent"));

        Assert.Equal((DeliveryState.Unknown, "ana"), (sheet.State, Assert.Single(sheet.Lines).Recipient));
        Assert.Equal([1, 0, 0, 0, 2], sheet.Counts.Select(c => c.Count));
        Assert.Equal(["bo", "member"], sent.Lines.Select(l => l.Recipient).Order());
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new ShowDeliveries(Guid.NewGuid())));
    }

    [Theory]
    [InlineData("update deliveries set state = 'pending', resent_by = '{0}' where state = 'sent'", 0)]
    [InlineData("update deliveries set state = 'sent' where state = 'unknown'", -1)]
    [InlineData("update deliveries set state = 'pending', resent_by = gen_random_uuid() where state = 'unknown'", -1)]
    [InlineData("delete from deliveries", -1)]
    [InlineData("update deliveries set recipient_id = '{0}'", -1)]
    public async Task The_database_lets_a_person_do_no_more_than_have_one_sent_again(string sql, int outcome)
    {
        var run = await register.Open(Recipients.Of(People.Member), Recipients.Of(People.Ana));
        var taken = (await register.Take(Claim)).Taken.Where(t => t.RunId == run).ToList();
        await register.Tell(Claim, taken[0].Id, MailAnswer.Accepted);
        await register.Tell(Claim, taken[1].Id, new MailAnswer(MailOutcome.Unknown, MailStep.Answer));
        await using var connection = new Npgsql.NpgsqlConnection(register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        var context = $"select set_config('app.context', '{SecurityContext.Of(People.Liaison)}', false); ";
        await using var command = new Npgsql.NpgsqlCommand(
            context + sql.Replace("{0}", $"{People.Liaison.Id}", StringComparison.Ordinal), connection);

        if (outcome < 0) Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        else Assert.InRange(await command.ExecuteNonQueryAsync(), -1, outcome);
    }
}
