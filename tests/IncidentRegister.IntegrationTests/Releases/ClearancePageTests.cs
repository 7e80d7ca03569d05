using System.Net;
using IncidentRegister.Application.Releases;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Releases;

public sealed class ClearancePageTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/admin/clearances";

    [Fact]
    public async Task A_person_is_cleared_when_it_is_confirmed_and_no_longer_when_it_is_taken_back()
    {
        var reference = await site.Register.Release(Releasing.Writing(await site.Register.Source()) with { Tlp = "amber" });
        var (administrator, member) = (await site.As(site.People.Administrator), await site.As(site.People.Member));

        var unmeant = await administrator.Submit(Page, [("Form.Email", "member@test.example")]);
        var asked = await administrator.Html(unmeant.Headers.Location!.OriginalString);
        Assert.Contains("Tick this", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"member@test.example\"", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/releases/{reference}")).StatusCode);

        await administrator.Submit(Page, [("Form.Email", "Member@test.example"), ("Form.IsConfirmed", "true")]);
        Assert.Equal(HttpStatusCode.OK, (await member.Get($"/releases/{reference}")).StatusCode);
        Assert.Contains("member@test.example", await administrator.Html(Page), StringComparison.Ordinal);

        await administrator.Submit(Page, [], $"{Page}?handler=Back");
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/releases/{reference}")).StatusCode);
        Assert.DoesNotContain("member@test.example", await administrator.Html(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@nowhere.example")]
    [InlineData("administrator@test.example")]
    public async Task Nobody_is_refused_beside_the_field_and_so_is_oneself(string address)
    {
        var administrator = await site.As(site.People.Administrator);

        var refused = await administrator.Submit(Page, [("Form.Email", address), ("Form.IsConfirmed", "true")]);

        var shown = await administrator.Html(refused.Headers.Location!.OriginalString);
        Assert.Contains("Nobody else has this address", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Email\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(await site.Register.As(site.People.Administrator).Send(new ListClearances()), c => c.Email == address);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_opens_it()
    {
        foreach (var other in new[] { site.People.Liaison, site.People.Lead, site.People.Member })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(other)).Get(Page)).StatusCode);
    }
}
