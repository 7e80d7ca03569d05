using FluentValidation;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Statements;

/// <summary>What tests of statements need: words, parties, a statement, an incident that the liaison reads.</summary>
internal static class Issued
{
    public const string First = "We regret the threats. The government outlawed six organisations and raided their offices.";
    public const string Second = "We call on the President to condemn this publicly. Thank you.";
    public const string Arabic = "حظرت الحكومة ست منظمات. نطلب من الرئيسة أن تدين ذلك علنا.";

    public static Task DefineWords(Register register) => register.Once("words of statements", () => Define(register));

    private static async Task<Guid> Define(Register register)
    {
        await Told.DefineWords(register);
        var machine = register.As(CurrentUser.AtTheMachine);
        await machine.Send(new DefineTerms("statement-kind", [Term("press-release")]));
        await machine.Send(new DefineTerms("forum", [Term("asp"), Term("asp-21")]));
        await machine.Send(new DefineMeasures(
        [
            new MeasureFacts("M04", MeasureGroup.PublicStatements, 1) { Labels = English("Public statement") },
            new MeasureFacts("M05", MeasureGroup.Diplomatic, 2) { Labels = English("Letter"), ConfidentialByDefault = true },
        ]));
        await machine.Send(new EnterParty("cicc", PartyKind.Organisation, null, [new("Coalition for the Court", "en", NameKind.Official)]));
        await machine.Send(new EnterParty("asp-president", PartyKind.CourtOrgan, null, [new("President of the Assembly", "en", NameKind.Official)]));
        return await machine.Send(new EnterParty("states-parties", PartyKind.CourtOrgan, null, [new("States Parties", "en", NameKind.Official)]));
    }

    public static EnterStatement Statement(string text = First + "\n\n" + Second) => new()
    {
        Title = "Joint statement",
        Kind = "press-release",
        IssuedOn = "2024-06-01",
        Issuers = ["cicc"],
        Text = text,
    };

    public static async Task<string> Enter(Register register, string text = First + "\n\n" + Second) =>
        (await register.As(register.People.Liaison).Send(Statement(text))).Reference;

    /// <summary>An incident of Ana's organisation, of 12 May 2024; submitted unless it stays a draft.</summary>
    public static async Task<string> Incident(Register register, string title = "The raid", bool submit = true, CurrentUser? by = null) =>
        (await register.As(by ?? register.People.Ana).Send(Told.Incident(title) with { Occurred = "2024-05-12", Submit = submit })).Reference;

    /// <summary>What a refused form says: <c>Field: key</c>, or the key of the rule.</summary>
    public static async Task<string[]> Problems(Func<Task> act)
    {
        var invalid = await Assert.ThrowsAsync<ValidationException>(act);
        return [.. invalid.Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}")];
    }

    private static TermWords Term(string code) => new(code, null, English($"Word for {code}"), new Dictionary<string, string>());

    private static Dictionary<string, string> English(string label) => new() { ["en"] = label };
}
