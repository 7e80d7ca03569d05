using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class ActDetailsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("physical.raid-seizure", "premises")]
    [InlineData("physical.assault", "place")]
    [InlineData("surveillance.spyware", "means")]
    [InlineData("threat.other", "channel")]
    public void A_type_has_the_questions_of_the_nearest_entry(string type, string first) =>
        Assert.Equal(first, ActDetails.For(type)[0].Code);

    [Theory]
    [InlineData("context.criticism")]
    [InlineData("no-such-type")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_more_is_asked_about_other_types(string? type) => Assert.Empty(ActDetails.For(type));

    [Fact]
    public void An_act_keeps_only_the_answers_to_its_own_questions()
    {
        var act = Assert.Single(Logged("cyber.ddos").Acts);

        Assert.Equal(["service"], act.Details.Keys);
    }

    [Fact]
    public void Consent_that_was_given_is_withdrawn_at_once_and_stays_on_record()
    {
        var incident = Logged("cyber.ddos");

        incident.WithdrawConsent(incident.AuthorId, Now.AddMinutes(1));

        Assert.Equal(ConsentAnswer.Withdrawn, incident.ConsentNow(ConsentAudience.Coalition, ConsentPart.Event));
        Assert.Equal(ConsentAnswer.Refused, incident.ConsentNow(ConsentAudience.Coalition, ConsentPart.Names));
        Assert.Null(incident.ConsentNow(ConsentAudience.Public, ConsentPart.Event));
        Assert.Equal(3, incident.Consents.Count);
        Assert.Equal("consent.nothing-given",
            Assert.Throws<Domain.RuleBrokenException>(() => incident.WithdrawConsent(incident.AuthorId, Now)).Rule);
    }

    private static Incident Logged(string type) => Incident.Log("INC-2026-00001", Guid.NewGuid(), Guid.NewGuid(), new IncidentFacts
    {
        Title = "The site was down",
        Account = "For two days.",
        Occurred = IncidentDate.Parse("2026-11-20"),
        Acts =
        [
            new ActFacts(type, [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2026-11-20"))])
            {
                Details = new Dictionary<string, string> { ["service"] = "The web site", ["warrant-shown"] = "yes" },
            },
        ],
        Consent =
        [
            new(ConsentAudience.Coalition, ConsentPart.Event, ConsentAnswer.Given),
            new(ConsentAudience.Coalition, ConsentPart.Names, ConsentAnswer.Refused),
        ],
    }, Now);
}
