using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Releases;

/// <summary>A secret in place of a session: good for one person, until it is replaced, revoked, or they are shut out.</summary>
public sealed class FeedAddressTests(Site site) : IClassFixture<Site>
{
    private Register Register => site.Register;

    [Fact]
    public async Task A_new_address_ends_the_one_before()
    {
        var (first, second) = (await Made(site.People.Member), await Made(site.People.Member));

        await Assert.ThrowsAsync<NotFoundException>(() => Read(first));
        await Read(second);
    }

    [Fact]
    public async Task One_that_was_revoked_answers_the_same_as_one_that_never_was()
    {
        var secret = await Made(site.People.Lead);
        var reader = site.Open();
        Assert.Equal(200, (int)(await reader.Get($"/feeds/{secret}.json")).StatusCode);

        await Register.As(site.People.Lead).Send(new RevokeFeedAddress());

        foreach (var ending in new[] { "json", "atom" })
        {
            var (revoked, random) = (await reader.Get($"/feeds/{secret}.{ending}"), await reader.Get($"/feeds/{Token.New()}.{ending}"));
            Assert.Equal((404, 404), ((int)revoked.StatusCode, (int)random.StatusCode));
            Assert.Equal(await random.Content.ReadAsStringAsync(), await revoked.Content.ReadAsStringAsync());
            Assert.Equal(Heads(random), Heads(revoked));
        }
    }

    [Fact]
    public async Task Who_is_shut_out_reads_no_feed_any_more_and_nobody_elses_ends_with_it()
    {
        var (strangers, members) = (await Made(site.People.Stranger), await Made(site.People.Ana));

        await Register.As(CurrentUser.AtTheMachine).Send(new DisableUser("stranger@test.example"));

        await Assert.ThrowsAsync<NotFoundException>(() => Read(strangers));
        await Read(members);
    }

    [Fact]
    public async Task It_holds_green_at_most_whoever_reads_it_and_of_what_was_withdrawn_only_that()
    {
        async Task<string> Released(string title, string tlp) =>
            await Register.Release(Releasing.Writing(await Register.Source()) with { Title = title, Tlp = tlp });
        var (green, amber, gone) = (await Released("Green", "green"), await Released("Amber", "amber"), await Released("Gone", "green"));
        await Register.As(site.People.Lead).Send(new WithdrawRelease(gone, "It told too much."));

        var lines = await Read(await Made(site.People.Liaison));

        Assert.Contains(lines, l => l.Reference == green && l.Title == "Green");
        Assert.DoesNotContain(lines, l => l.Reference == amber);
        Assert.Equal(("", "", true), lines.Where(l => l.Reference == gone).Select(l => (l.Title, l.Summary, l.IsWithdrawn)).Single());
        Assert.All(lines, l => Assert.NotEqual(Tlp.Amber, l.Tlp));
    }

    private async Task<string> Made(CurrentUser person)
    {
        var secret = Token.New();
        await Register.As(person).Send(new MakeFeedAddress(Token.Hash(secret)));
        return secret;
    }

    private Task<IReadOnlyList<ReleaseLine>> Read(string secret) =>
        Register.As(CurrentUser.Nobody).Send(new ReadFeed(secret, new ReleaseFilter()));

    private static IEnumerable<string> Heads(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
}
