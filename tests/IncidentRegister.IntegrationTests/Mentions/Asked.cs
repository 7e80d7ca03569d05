using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Statements;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>A statement in which the finder knows one incident, or two.</summary>
internal static class Asked
{
    public const string Words = "On 12 May 2024 Al-Haq was threatened with sanctions";
    public const string Text = "We are concerned. " + Words + ".\n\nWe call on the President to condemn this. Thank you.";

    public static async Task<(string Statement, string Incident)> Ready(Register register, string text = Text)
    {
        await Issued.DefineWords(register);
        var incident = await Incident(register);
        return (await Issued.Enter(register, text), incident);
    }

    public static async Task<string> Incident(Register register, string title = "Sanctions threatened against Al-Haq", string date = "2024-05-12") =>
        (await register.As(register.People.Ana).Send(Told.Incident(title) with
        {
            Occurred = date,
            Acts = [Told.Act() with { Type = "threat.sanctions" }],
            Targets = [new() { Kind = "organisation", Category = "cso", Name = "Al-Haq", Naming = "named" }],
            Submit = true,
        })).Reference;

    public static Task<SuggestedMentions> Suggest(Register register, string statement) =>
        register.As(register.People.Liaison).Send(new SuggestMentions(statement));

    public static async Task<PassageCard> OnlyOpen(Register register, string statement)
    {
        var sheet = await register.As(register.People.Liaison).Send(new ShowStatement(statement)
        {
            Show = Domain.Mentions.MentionState.Suggested,
        });
        return Assert.Single(sheet.Links);
    }
}
