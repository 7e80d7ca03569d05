using FluentValidation;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>Whom names in a document mean: known, proposed, or nobody.</summary>
public class MatchPartiesTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private Guid haq;

    public async Task InitializeAsync() => haq = await register.Once("parties", async () =>
    {
        var first = await Enter("al-haq", ("Al-Haq", NameKind.Official), ("الحق", NameKind.Official));
        await Enter("justice-north", ("Justice Watch", NameKind.Official), ("Justice Watch North", NameKind.Official));
        await Enter("justice-south", ("Justice Watch", NameKind.Short), ("Justice Watch South", NameKind.Official));
        return first;
    });

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("Al-Haq")]
    [InlineData("AL HAQ")]
    [InlineData("ál-hàq")]
    [InlineData("الحق")]
    public async Task The_same_name_but_for_case_diacritics_and_hyphens_is_the_party(string typed)
    {
        var match = Assert.Single(await Match(typed));

        Assert.Equal((typed, haq), (match.Typed, match.PartyId));
        Assert.Empty(match.Proposals);
    }

    [Fact]
    public async Task A_name_as_a_scanner_misread_it_is_proposed_and_never_taken()
    {
        var match = Assert.Single(await Match("Al-Haqq"));

        Assert.Null(match.PartyId);
        Assert.Equal((haq, "Al-Haq"), (match.Proposals[0].PartyId, match.Proposals[0].Via));
    }

    [Fact]
    public async Task Between_two_of_one_name_nobody_guesses()
    {
        var match = Assert.Single(await Match("Justice Watch"));

        Assert.Null(match.PartyId);
        Assert.Equal(2, match.Proposals.Count);
    }

    [Fact]
    public async Task Names_are_answered_in_their_order_each_once_and_what_is_like_nothing_is_proposed_nothing()
    {
        var matches = await Match("Zzyx", "الحق", "Zzyx", "Justice Watch South");

        Assert.Equal(["Zzyx", "الحق", "Justice Watch South"], matches.Select(m => m.Typed));
        Assert.Equal([false, true, true], matches.Select(m => m.PartyId is not null));
        Assert.All(matches, m => Assert.Empty(m.Proposals));
    }

    [Fact]
    public async Task A_name_that_cannot_be_one_is_refused()
    {
        foreach (var typed in new[] { "a\0b", "a\u202Eb", "a\uD83Db", " ", "" })
            await Assert.ThrowsAsync<ValidationException>(() => Match("Al-Haq", typed));
    }

    [Fact]
    public async Task A_name_is_not_endless_and_no_way_into_the_query()
    {
        await Assert.ThrowsAsync<ValidationException>(() => Match(new string('a', 10_000)));

        Assert.Null(Assert.Single(await Match("'); drop table parties; --")).PartyId);
    }

    private Task<IReadOnlyList<NameMatch>> Match(params string[] names) => register.As(register.People.Liaison).Send(new MatchParties(names));

    private Task<Guid> Enter(string key, params (string Text, NameKind Kind)[] names) => register.As(CurrentUser.AtTheMachine).Send(
        new EnterParty(key, PartyKind.Organisation, null, [.. names.Select(n => new NameFacts(n.Text, null, n.Kind))]));
}
