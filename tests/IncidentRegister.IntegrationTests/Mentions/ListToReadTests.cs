using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>A database of its own for each test: what waits in one statement is counted with the others.</summary>
public sealed class ListToReadTests : IAsyncLifetime
{
    private readonly Register register = new();
    private string first = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        (first, incident) = await Asked.Ready(register);
    }

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task What_waits_longest_comes_first_and_what_is_decided_waits_no_more()
    {
        var second = await Issued.Enter(register, "In May 2024 Al-Haq was threatened with sanctions.");
        await Asked.Suggest(register, second);
        register.Clock.Shift = TimeSpan.FromHours(1);
        await Asked.Suggest(register, first);

        var waiting = await ToRead();
        Assert.Equal([(second, 1), (first, 1)], waiting.Lines.Select(l => (l.Reference, l.Undecided)));
        Assert.True(waiting.Lines[0].Since < waiting.Lines[1].Since);
        Assert.Equal(0, waiting.More);

        var mention = (await Asked.OnlyOpen(register, second)).Links[0].Mention;
        await register.As(register.People.Liaison).Send(new AcceptSuggestion(mention));
        Assert.Equal([first], (await ToRead()).Lines.Select(l => l.Reference));
    }

    [Fact]
    public async Task The_same_words_with_several_candidates_wait_once()
    {
        await Asked.Incident(register, "Sanctions threatened against Al-Haq, told by others");
        await Asked.Suggest(register, first);

        var line = Assert.Single((await ToRead()).Lines);

        Assert.Equal(1, line.Undecided);
        Assert.Equal(2, (await Asked.OnlyOpen(register, first)).Links.Count);
    }

    [Theory]
    [InlineData("update incidents set handling = 'amber-strict'")]
    [InlineData("update incidents set handling = 'red'")]
    [InlineData("update incidents set status = 'draft'")]
    public async Task What_speaks_of_an_incident_that_the_liaison_may_not_read_is_not_counted(string kept)
    {
        await Asked.Suggest(register, first);
        Assert.Single((await ToRead()).Lines);

        await register.Database.RunAsSuperuser($"{kept} where reference = '{incident}'");

        Assert.Empty((await ToRead()).Lines);
    }

    [Fact]
    public async Task Questions_to_an_older_text_do_not_wait_and_a_translation_is_no_newer_text()
    {
        await Asked.Suggest(register, first);
        var liaison = register.As(register.People.Liaison);
        await liaison.Send(new AddVersion(first, 1) { Text = "Nous sommes inquiets.", Language = "fr", IsTranslation = true });
        Assert.Single((await ToRead()).Lines);

        await liaison.Send(new AddVersion(first, 2) { Text = "Nothing of it is said any more." });

        Assert.Equal(0, (await liaison.Send(new ShowStatement(first))).Undecided);
        Assert.Empty((await ToRead()).Lines);
    }

    [Fact]
    public async Task Ten_are_listed_and_the_others_counted()
    {
        for (var n = 0; n < 12; n++)
            await Asked.Suggest(register, await Issued.Enter(register, $"Text {n}. On 12 May 2024 Al-Haq was threatened with sanctions."));

        var waiting = await ToRead();

        Assert.Equal((10, 2), (waiting.Lines.Count, waiting.More));
    }

    [Fact]
    public async Task Only_who_answers_the_finder_is_told_what_waits()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new ListToRead()));
    }

    private Task<ToRead> ToRead() => register.As(register.People.Liaison).Send(new ListToRead());
}
