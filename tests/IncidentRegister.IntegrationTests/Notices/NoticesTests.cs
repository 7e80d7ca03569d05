using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.IntegrationTests.Notices;

/// <summary>Who is told of what by mail, in which words, and that it is told once.</summary>
public class NoticesTests(Register register) : IClassFixture<Register>
{
    private const string Subject = "Incident register: something waits for you";

    private Register.Sender Liaison => register.As(register.People.Liaison);
    private Register.Sender Ana => register.As(register.People.Ana);

    [Fact]
    public async Task A_question_is_told_to_its_reporter_and_its_answer_to_whoever_has_the_case()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));

        var asked = await Queued(() => Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version), Guid.NewGuid()));
        var answered = await Queued(() => Answer(incident, register.People.Ana));

        var (question, answer) = (Assert.Single(asked), Assert.Single(answered));
        Assert.Equal((register.People.Ana.Id, null, Subject), (question.RecipientId!.Value, question.Recipient, question.Subject));
        Assert.StartsWith("There is a question for you in the register. Sign in to read it:\n\n", question.Text, StringComparison.Ordinal);
        Assert.Equal((register.People.Liaison.Id, Subject), (answer.RecipientId!.Value, answer.Subject));
        Assert.StartsWith("A question about a case of yours has its answer in the register.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_tells_once_and_a_refused_one_tells_nothing()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        var (request, key) = (new AskReporter(incident.Reference, "Who saw it?", claimed.Version), Guid.NewGuid());

        var twice = await Queued(async () =>
        {
            await Liaison.Send(request, key);
            await Liaison.Send(request, key);
        });
        var refused = await Queued(() => Assert.ThrowsAsync<StaleVersionException>(() => Liaison.Send(request)));

        Assert.Single(twice);
        Assert.Empty(refused);
    }

    [Fact]
    public async Task Who_takes_a_case_is_not_told_of_it_and_who_is_given_one_is()
    {
        var incident = await register.Submit(register.People.Ana);

        var taken = await Queued(() => Liaison.Send(new ClaimCase(incident.Reference)));
        var given = await Queued(() => Assign(incident, by: register.People.SecondLiaison));
        var kept = await Queued(() => Assign(incident, by: register.People.Liaison));

        Assert.Empty(taken);
        Assert.Empty(kept);
        var notice = Assert.Single(given);
        Assert.Equal(register.People.Liaison.Id, notice.RecipientId);
        Assert.StartsWith("Something in the register was given to you.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_says_nothing_of_what_it_is_about()
    {
        var incident = await register.Submit(register.People.Ana, Submitted.Facts("A raid on an office") with
        {
            Town = "Ramallah",
            Targets = [new TargetFacts(TargetKind.Person, "staff") { Name = "Miriam Haddad", Naming = Naming.Named }],
        });
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));

        var told = await Queued(async () =>
        {
            await Liaison.Send(new AskReporter(incident.Reference, "Which door did they break?", claimed.Version));
            await Answer(incident, register.People.Ana);
            await Assign(incident, by: register.People.SecondLiaison);
            await Late(() => register.As(CurrentUser.TheTimekeeper).Send(new TellOverdue()));
        });

        string[] secrets =
        [
            incident.Title, incident.Account, "raid", "caller", "Ramallah", "Miriam", "Haddad", "door", "A neighbour", "ana", "desk",
            incident.Reference, incident.Reference[4..], incident.Reference[^5..], "INC-", incident.Id.ToString(), "NL", "2026", "threat",
        ];
        Assert.True(told.Count >= 4); // one of each kind; cases of other tests may be late as well
        foreach (var words in told.SelectMany(m => new[] { m.Subject, m.Text }))
            Assert.DoesNotContain(secrets, s => words.Contains(s, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_told_and_the_rest_is()
    {
        var incident = await register.Submit(register.People.Lead);
        await register.As(register.People.Lead).Send(new ChooseNotices([], DiscreetSubject: false));
        await register.As(register.People.SecondLiaison).Send(new ChooseNotices(["assigned"], DiscreetSubject: true));
        var claimed = await register.As(register.People.SecondLiaison).Send(new ClaimCase(incident.Reference));

        var asked = await Queued(() => register.As(register.People.SecondLiaison)
            .Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version)));
        var answered = await Queued(() => Answer(incident, register.People.Lead));
        var given = await Queued(() => Assign(incident, by: register.People.Liaison));
        var sheet = await register.As(register.People.SecondLiaison).Send(new ShowNotices());

        Assert.Empty(asked);
        Assert.Empty(answered);
        Assert.Equal("Something waits for you", Assert.Single(given).Subject);
        Assert.Equal([(NoticeKind.Answered, false), (NoticeKind.Assigned, true), (NoticeKind.Overdue, false)], sheet.Kinds.Select(k => (k.Kind, k.IsWanted)));
        Assert.Equal(("second-liaison@test.example", true), (sheet.Address, sheet.DiscreetSubject));
        await register.As(register.People.Lead).Send(new ChooseNotices(["asked"], DiscreetSubject: false));
        await register.As(register.People.SecondLiaison).Send(new ChooseNotices(["answered", "assigned", "overdue"], DiscreetSubject: false));
    }

    [Fact]
    public async Task Everybody_is_told_in_their_own_language()
    {
        await register.Database.RunAsSuperuser($"update users set language = 'fr' where id = '{register.People.Bo.Id}'");
        var incident = await register.Submit(register.People.Bo);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));

        var notice = Assert.Single(await Queued(() => Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version))));

        Assert.Equal(("fr", "Registre des incidents : quelque chose vous attend"), (notice.Language, notice.Subject));
        Assert.StartsWith("Une question vous attend dans le registre.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_shut_out_is_told_nothing_not_even_what_was_on_its_way()
    {
        var (strange, id) = (register.As(register.People.Stranger), register.People.Stranger.Id);
        var incident = await register.Submit(register.People.Stranger);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        var before = Assert.Single(await Queued(() => Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version))));
        await register.Database.RunAsSuperuser($"update outgoing_mails set next_at = next_at - interval '9 days' where id = '{before.Id}'");
        await register.As(register.People.Administrator).Send(new DisableUser("stranger@test.example"));

        var after = await Queued(() => Liaison.Send(new AskReporter(incident.Reference, "And when?", claimed.Version + 1)));
        var taken = await register.As(CurrentUser.ThePostman).Send(new TakeNextMail());
        await register.Database.RunAsSuperuser($"update users set disabled_at = null where id = '{id}'");

        Assert.Empty(after);
        Assert.Equal((before.Id, null), (taken!.Id, taken.Recipient));
    }

    [Fact]
    public async Task A_message_to_a_person_goes_to_their_address()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        var notice = Assert.Single(await Queued(() => Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version))));
        await register.Database.RunAsSuperuser($"update outgoing_mails set next_at = next_at - interval '19 days' where id = '{notice.Id}'");

        var taken = await register.As(CurrentUser.ThePostman).Send(new TakeNextMail());

        Assert.Equal((notice.Id, "ana@test.example"), (taken!.Id, taken.Recipient));
    }

    [Fact]
    public async Task The_entry_of_a_question_in_the_audit_is_about_the_question_and_not_about_its_mail()
    {
        var incident = await register.Submit(register.People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));

        await Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version));

        var entry = await register.Read(db => db.Database.SqlQuery<string>(
            $"select e.object || ' ' || p.payload as \"Value\" from audit.entries e join audit.payloads p using (seq) where e.action = 'AskReporter' order by seq desc limit 1")
            .SingleAsync());
        Assert.DoesNotMatch("^outgoing_mails", entry);
        Assert.Contains("outgoing_mails/", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@test.example", entry, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("Asked")]
    [InlineData("")]
    public async Task A_kind_that_is_none_is_refused(string kind) => await Assert.ThrowsAsync<FluentValidation.ValidationException>(() =>
        Ana.Send(new ChooseNotices([kind], DiscreetSubject: false)));

    private async Task Answer(Incident incident, CurrentUser by)
    {
        var saved = await register.Read(db => db.Incidents.Include(i => i.Questions).SingleAsync(i => i.Id == incident.Id));
        await register.As(by).Send(new AnswerQuestion(saved.Reference, saved.Questions.Single().Id, "A neighbour.", saved.Version));
    }

    /// <summary>As a command does that gives somebody a case: in the transaction of whoever sends it.</summary>
    private async Task Assign(Incident incident, CurrentUser by)
    {
        await using var db = new RegisterDbContext(
            new DbContextOptionsBuilder<RegisterDbContext>().UseNpgsql(register.Database.App + ";Pooling=false").Options);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await SecurityContext.Set(db, by, default);
        var given = await db.Incidents.SingleAsync(i => i.Id == incident.Id);

        await new NoticeWriter(db, new Acting(by), new PublicAddress("https://register.example"),
            register.Get<IStringLocalizer<Application.Texts>>(), register.Clock).Assigned(given, default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task Late(Func<Task> then)
    {
        var shift = register.Clock.Shift;
        register.Clock.Shift += TimeSpan.FromDays(30);
        await then();
        register.Clock.Shift = shift;
    }

    /// <summary>What stands in the outbox afterwards and did not before, earliest first.</summary>
    private async Task<List<OutgoingMail>> Queued(Func<Task> then)
    {
        var before = await register.Read(db => db.OutgoingMails.Select(m => m.Id).ToListAsync());
        await then();
        return await register.Read(db => db.OutgoingMails.Where(m => !before.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync());
    }

    private sealed record Acting(CurrentUser Now) : ICurrentUser;
}
