using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Email;

/// <summary>What becomes of a message by how its sending ended: it comes again, or never.</summary>
public sealed class OutboxTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Postman => register.As(CurrentUser.ThePostman);

    [Theory]
    [InlineData(MailOutcome.Accepted, MailState.Sent)]
    [InlineData(MailOutcome.RefusedForGood, MailState.Failed)]
    [InlineData(MailOutcome.Unknown, MailState.Unknown)]
    public async Task What_is_out_or_refused_for_good_is_never_sent_again_and_keeps_no_text(MailOutcome outcome, MailState state)
    {
        var id = await Queued();
        Assert.Equal(id, (await Postman.Send(new TakeNextMail()))!.Id);

        await Postman.Send(new RecordMailOutcome(id, outcome));

        var mail = await Kept(id);
        Assert.Equal((state, "", true), (mail.State, mail.Text, mail.EndedAt is not null));
        await After(TimeSpan.FromDays(30), async () => Assert.Null(await Postman.Send(new TakeNextMail())));
    }

    [Fact]
    public async Task What_was_refused_for_now_comes_again_after_a_while_and_fails_at_the_fifth_time()
    {
        var id = await Queued();
        var waited = TimeSpan.Zero;
        foreach (var minutes in new[] { 1, 5, 25, 125 })
        {
            await After(waited, async () =>
            {
                Assert.Equal(("A one-time link", id), ((await Postman.Send(new TakeNextMail())) is { } taken ? (taken.Text, taken.Id) : ("", default)));
                await Postman.Send(new RecordMailOutcome(id, MailOutcome.Refused));
            });
            await After(waited + TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(20), async () => Assert.Null(await Postman.Send(new TakeNextMail())));
            waited += TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(20);
        }

        await After(waited, async () =>
        {
            await Postman.Send(new TakeNextMail());
            await Postman.Send(new RecordMailOutcome(id, MailOutcome.Refused));
        });

        var mail = await Kept(id);
        Assert.Equal((MailState.Failed, 5, ""), (mail.State, mail.Attempt, mail.Text));
    }

    private async Task<Guid> Queued()
    {
        var mail = OutgoingMail.To("somebody@test.example", "A link", "A one-time link", "en", register.Clock.GetUtcNow().AddSeconds(-1));
        await register.Read(async db =>
        {
            await db.OutgoingMails.Where(m => m.State == MailState.Pending).ExecuteDeleteAsync(); // of people who were invited
            db.Add(mail);
            return await db.SaveChangesAsync();
        });
        return mail.Id;
    }

    private Task<OutgoingMail> Kept(Guid id) => register.Read(db => db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task After(TimeSpan time, Func<Task> act)
    {
        register.Clock.Shift += time;
        try
        {
            await act();
        }
        finally
        {
            register.Clock.Shift -= time;
        }
    }
}
