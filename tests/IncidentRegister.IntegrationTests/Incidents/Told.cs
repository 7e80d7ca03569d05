using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>What tests tell of incidents, and the few words that they need for it.</summary>
internal static class Told
{
    public const string UnknownKey = "field.unknown-code";

    private static readonly (string Vocabulary, string[] Codes)[] Vocabularies =
    [
        ("language", ["en", "fr", "ar"]), ("country", ["NL", "UG"]), ("situation", ["uganda"]),
        ("act-type", ["threat.sanctions", "intimidation.personal"]), ("target-category", ["court-official", "cso", "hrd"]),
        ("actor-kind", ["state", "private-company", "unknown"]), ("attribution", ["by-court", "none"]),
        ("severity", ["low", "medium", "high", "critical"]), ("naming", ["named", "described", "withheld"]),
        ("stage", ["threatened", "announced", "carried-out", "lifted"]), ("claim-status", ["alleged", "admitted", "adjudicated"]),
        ("relation", ["related", "escalation-of"]),
    ];

    public static Task<Guid> DefineWords(Register register) => register.Once("words", () => Define(register));

    private static async Task<Guid> Define(Register register)
    {
        foreach (var (vocabulary, codes) in Vocabularies)
            await register.As(CurrentUser.AtTheMachine).Send(new DefineTerms(vocabulary, [.. codes.Select(Term)]));

        return await register.As(CurrentUser.AtTheMachine).Send(new EnterParty(
            "al-haq", PartyKind.Organisation, "PS", [new("Al-Haq", null, NameKind.Official), new("الحق", "ar", NameKind.Official)]));
    }

    public static LogIncident Incident(string title = "A letter to the office") => new()
    {
        Title = title,
        Account = "Two people came to the office and left a letter.\n\nIt threatens its director.",
        Occurred = "2024-05-12~",
        Country = "UG",
        Town = "Kampala",
        Acts = [Act()],
        Targets = [new TargetInput { Kind = "organisation", Category = "cso", Name = "AL HAQ", Naming = "named" }],
        Actors = [new ActorInput { Kind = "unknown", Attribution = "none" }],
        Sources = [new SourceInput { Title = "The letter", Connection = "document", Reliability = "B", Credibility = "2", PublishedOn = "2024-05" }],
    };

    public static ActInput Act(string stage = "threatened", string date = "2024-05-12") =>
        new() { Type = "intimidation.personal", Method = "letter", Stages = [new StageInput(stage, date)] };

    private static TermWords Term(string code) =>
        new(code, null, new Dictionary<string, string> { ["en"] = $"Word for {code}" }, new Dictionary<string, string>());
}
