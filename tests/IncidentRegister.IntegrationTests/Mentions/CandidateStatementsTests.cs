using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Mentions;

public class CandidateStatementsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private static readonly IncidentSketch Sanctions = new("INC-1", "Three judges", "2024-05-20", "measure.sanctions-designation")
    {
        Targets = ["judges"],
        AllegedActors = ["US State Department"],
    };

    private People People => register.People;

    public Task InitializeAsync() => Issued.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("The United States imposed sanctions on three judges of the ICC.")]
    [InlineData("Les sanctions américaines contre les juges de la CPI.")]
    public async Task An_incident_finds_the_statements_that_tell_of_such_an_act(string text)
    {
        var reference = await Issued.Enter(register, text);

        var found = Assert.Single(await Candidates(Sanctions), s => s.Reference == reference);

        Assert.Equal((text, new DateOnly(2024, 6, 1), "en", "Coalition for the Court"),
            (found.Sketch.Text, found.Sketch.Date, found.Sketch.Language, found.Sketch.Issuer));
    }

    [Fact]
    public async Task A_name_that_only_the_incident_knows_finds_them_by_their_words()
    {
        var reference = await Issued.Enter(register, "Nothing is said.\n\nBut the office of Zuzanna Kettlewhistle was closed.");
        var incident = new IncidentSketch("INC-2", "Closed", "2024-05-20") { Targets = ["Zuzanna Kettlewhistle"] };

        Assert.Equal([reference], (await Candidates(incident)).Select(s => s.Reference));
    }

    [Fact]
    public async Task What_was_said_before_it_happened_does_not_speak_of_it()
    {
        var reference = await Issued.Enter(register, "The US imposed sanctions on judges of the ICC, again.");

        Assert.DoesNotContain(await Candidates(Sanctions with { Date = "2024-06-05" }), s => s.Reference == reference);
    }

    [Fact]
    public async Task Who_does_not_work_with_content_gets_none()
    {
        await Issued.Enter(register, "The United States imposed sanctions on a judge of the ICC.");

        foreach (var nobody in new[] { People.Administrator, CurrentUser.Nobody, CurrentUser.AtTheMachine })
            Assert.Empty(await Candidates(Sanctions, nobody));
        Assert.NotEmpty(await Candidates(Sanctions, People.Member));
    }

    [Fact]
    public async Task An_incident_without_a_term_finds_nothing() => Assert.Empty(await Candidates(new IncidentSketch("X", "") { Aliases = ["a"] }));

    private Task<IReadOnlyList<SketchedStatement>> Candidates(IncidentSketch incident, CurrentUser? reader = null) =>
        register.Reading(reader ?? People.Liaison, db => new CandidateStatements(db).For(incident, CancellationToken.None));
}
