using FluentValidation;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Accounts;

public class SignInTests(Register register) : IClassFixture<Register>
{
    private readonly Sessions sessions = register.Get<Sessions>();

    [Fact]
    public async Task The_right_password_opens_a_session_of_that_person()
    {
        var signedIn = await SignIn("ana@test.example", People.Password);

        Assert.Equal(register.People.Ana, await sessions.Recall(signedIn.Token!, default));
    }

    [Theory]
    [InlineData("ana@test.example", "a long phrase that nobody knows")]
    [InlineData("nobody@test.example", People.Password)]
    public async Task A_wrong_password_and_an_unknown_address_answer_alike(string email, string password) =>
        Assert.Equal(new SignedIn(null), await SignIn(email, password));

    [Fact]
    public async Task Disabling_somebody_ends_their_session_at_once()
    {
        var token = (await SignIn("member@test.example", People.Password)).Token!;
        Assert.NotNull(await sessions.Recall(token, default));

        await register.As(register.People.Administrator).Send(new DisableUser("member@test.example"));

        Assert.Null(await sessions.Recall(token, default));
        Assert.Equal(new SignedIn(null), await SignIn("member@test.example", People.Password));
    }

    [Fact]
    public async Task After_five_failures_the_address_waits_known_or_not()
    {
        foreach (var email in new[] { "strange-lead@test.example", "not-here@test.example" })
        {
            for (var i = 0; i < 5; i++) await SignIn(email, "wrong wrong wrong wrong");

            var next = await SignIn(email, "wrong wrong wrong wrong");

            Assert.InRange(next.WaitSeconds!.Value, 0.01, 2);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var token = (await SignIn("bo@test.example", People.Password)).Token!;

        await register.As(register.People.Bo).Send(new SignOut(token));

        Assert.Null(await sessions.Recall(token, default));
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var token = await register.As(register.People.Administrator).Send(new Invite("new@test.example", "First desk", Role.Reporter));
        var nobody = register.As(CurrentUser.Nobody);

        await nobody.Send(new ShowInvitation(token)); // a mail scanner looks first, and uses nothing up
        await nobody.Send(new AcceptInvitation(token, "New", People.Password));

        await Assert.ThrowsAsync<NotFoundException>(() => nobody.Send(new AcceptInvitation(token, "Again", People.Password)));
        await Assert.ThrowsAsync<NotFoundException>(() => nobody.Send(new ShowInvitation(token)));
    }

    [Fact]
    public async Task Nobody_is_invited_as_one_of_those_who_are_no_people()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var refused = await Record.ExceptionAsync(() => register.As(CurrentUser.AtTheMachine).Send(
                new Invite($"{role}@test.example", "First desk", role)));

            Assert.Equal(register.People.All.Any(p => p.IsSignedIn && p.Role == role), refused is null);
            Assert.True(refused is null or ValidationException);
        }
    }

    [Fact]
    public async Task An_invitation_runs_out_after_72_hours()
    {
        var token = await register.As(register.People.Administrator).Send(new Invite("late@test.example", "First desk", Role.Reporter));
        register.Clock.Shift = TimeSpan.FromHours(73);
        try
        {
            await Assert.ThrowsAsync<NotFoundException>(() =>
                register.As(CurrentUser.Nobody).Send(new AcceptInvitation(token, "Late", People.Password)));
        }
        finally
        {
            register.Clock.Shift = TimeSpan.Zero;
        }
    }

    private Task<SignedIn> SignIn(string email, string password) =>
        register.As(CurrentUser.Nobody).Send(new SignIn(email, password, "a test"));
}
