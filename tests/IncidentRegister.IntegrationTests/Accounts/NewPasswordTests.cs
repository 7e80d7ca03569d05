using System.Text.RegularExpressions;
using FluentValidation;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Accounts;

/// <summary>The way to a new password, for who forgot the old one. Every test has a register to itself.</summary>
public sealed partial class NewPasswordTests : IAsyncLifetime
{
    private const string New = "another phrase that only tests know";

    private readonly Register register = new();

    public Task InitializeAsync() => register.InitializeAsync();

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task An_address_that_is_known_one_that_is_not_and_one_that_was_shut_out_are_answered_and_kept_alike()
    {
        await register.As(register.People.Administrator).Send(new DisableUser("bo@test.example"));

        foreach (var email in new[] { "ana@test.example", "nobody@test.example", "bo@test.example" })
            Assert.Equal(default, await Door.Send(new AskForNewPassword(email)));

        var mails = await register.Read(db => db.OutgoingMails.OrderBy(m => m.Id).Select(m => new { m.Recipient, m.Subject, m.Text.Length }).ToListAsync());
        Assert.Equal(["ana@test.example", null, null], mails.Select(m => m.Recipient));
        Assert.Single(mails.Select(m => (m.Subject, m.Length)).Distinct());
        Assert.Equal(3, await register.Read(db => db.PasswordResets.CountAsync()));
    }

    [Fact]
    public async Task A_link_works_once_for_its_person_alone_and_ends_what_was_open()
    {
        var open = (await SignIn("ana", People.Password)).Token!;
        var link = await Ask("ana");

        await Door.Send(new SetNewPassword(link, New));

        Assert.Null(await register.Get<Sessions>().Recall(open, default));
        Assert.Null((await SignIn("ana", People.Password)).Token);
        Assert.NotNull((await SignIn("ana", New)).Token);
        Assert.NotNull((await SignIn("bo", People.Password)).Token);
        await Refused(link);
        Assert.NotNull((await SignIn("ana", New)).Token);
    }

    [Fact]
    public async Task After_half_an_hour_a_link_is_no_link_any_more()
    {
        var (early, late) = (await Ask("ana"), await Ask("bo"));
        register.Clock.Shift = TimeSpan.FromMinutes(29);
        await Door.Send(new SetNewPassword(early, New));
        register.Clock.Shift = TimeSpan.FromMinutes(31);

        await Refused(late);

        Assert.NotNull((await SignIn("bo", People.Password)).Token);
    }

    [Fact]
    public async Task A_link_of_before_the_password_changed_a_made_up_one_and_one_of_who_was_shut_out_are_refused_alike()
    {
        var (first, second, shut) = (await Ask("ana"), await Ask("ana"), await Ask("bo"));
        await Door.Send(new SetNewPassword(second, New));
        await register.As(register.People.Administrator).Send(new DisableUser("bo@test.example"));

        foreach (var link in new[] { first, shut, Token.New(), "", "\0", new string('a', 10_000) }) await Refused(link);

        Assert.NotNull((await SignIn("ana", New)).Token);
    }

    [Fact]
    public async Task A_password_that_is_too_short_uses_nothing_up()
    {
        var link = await Ask("ana");

        await Assert.ThrowsAsync<ValidationException>(() => Door.Send(new SetNewPassword(link, "short")));

        await Door.Send(new SetNewPassword(link, New));
        Assert.NotNull((await SignIn("ana", New)).Token);
    }

    private Register.Sender Door => register.As(CurrentUser.Nobody);

    private async Task<string> Ask(string name)
    {
        await Door.Send(new AskForNewPassword($"{name}@test.example"));
        var text = await register.Read(db => db.OutgoingMails.OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());
        return Link().Match(text).Groups[1].Value;
    }

    private async Task Refused(string link) =>
        await Assert.ThrowsAsync<NotFoundException>(() => Door.Send(new SetNewPassword(link, "a third phrase that only tests know")));

    private Task<SignedIn> SignIn(string name, string password) => Door.Send(new SignIn($"{name}@test.example", password, "a test"));

    [GeneratedRegex("/new-password/(\\S+)")]
    private static partial Regex Link();
}
