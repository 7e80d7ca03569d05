using System.Text.RegularExpressions;
using IncidentRegister.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>From the form of a reporter to the words and the deeds about it, as people go through it.</summary>
public abstract partial class JourneyTests(DemoSite site, bool script)
{
    private const string Title = "Forged warrants sent to two partners of a legal aid group";
    private const string Lawyer = "A lawyer of the group";
    private const string Account = "Two envelopes with forged warrants came in one morning.\n\nBoth named the Court.";
    private const string Statement = "Joint statement to the cooperation plenary, 21st session of the Assembly";
    private const string Sentence = "These actions have been internationally condemned.";
    private const string Deed = "Letter of the President to the authorities";
    private const string Question = "Which court is named in the warrants?";
    private const string Answer = "A district court that does not exist.";

    [Fact]
    public async Task An_incident_is_told_and_reviewed_and_tied_to_words_and_deeds()
    {
        await using var ana = await SignIn("ana@demo.example");
        await using var elif = await SignIn("elif@demo.example");

        await TellWithAMistake(ana);
        await MendAndSend(ana);
        var reference = await ClaimAndAsk(elif);
        await AnswerQuestion(ana);
        await Verify(elif, reference);
        await LinkWords(elif, reference);
        await UnlinkAndUndo(elif, reference);
        await RecordResponse(elif, reference);
        await ReadWhatBecameOfIt(ana, reference);

        Assert.Empty(ana.Troubles);
        Assert.Empty(elif.Troubles);
    }

    private async Task<Visit> SignIn(string email)
    {
        var visit = await site.Open(new Manner { Script = script });
        await visit.Go("/");
        await visit.Write("Form.Email", email);
        await visit.Write("Form.Password", Seeds.Seed.DemoPassword);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".who-am-i")).ToBeVisibleAsync();
        return visit;
    }

    private async Task TellWithAMistake(Visit ana)
    {
        await ana.Page.Locator("header").GetByRole(Link, new() { Name = "Log an incident" }).ClickAsync();
        await ana.Page.GetByRole(Link, new() { Name = "Everything on one page" }).ClickAsync();
        await ana.WriteDay("Form.Occurred", "2022-12-01");
        await TellAct(ana, 0, "intimidation.personal", "2022-12-01");
        await ana.Press("button[name=add][value=Acts]");
        await TellAct(ana, 1, "smear.disinformation", "2022-12-02");
        await TellTarget(ana, 0, "organisation", "cso", "named");
        await ana.Write("Form.Targets[0].Name", "An invented legal aid group");
        await ana.Press("button[name=add][value=Targets]");
        await TellTarget(ana, 1, "person", "lawyer", "described");
        await ana.Write("Form.Targets[1].Description", Lawyer);
        await ana.Choose("Form.Actors[0].Kind", "unknown");
        await ana.Choose("Form.Actors[0].Claim", "alleged");
        await ana.Write("Form.Account", Account);
        await ana.Choose("Form.Severity", "high");
        await ana.Press("button[name=step][value=send]"); // without a title

        await Expect(ana.Page.Locator(".sum")).ToBeVisibleAsync();
        await Expect(ana.Page).ToHaveTitleAsync(new Regex("^Error"));
        if (script) await Expect(ana.Page.Locator(".sum")).ToBeFocusedAsync();
    }

    private static async Task MendAndSend(Visit ana)
    {
        await Expect(ana.Page.Locator("[name='Form.Account']")).ToHaveValueAsync(Account);
        await Expect(ana.Page.Locator("[name='Form.Acts[1].Type']")).ToHaveValueAsync("smear.disinformation");
        await Expect(ana.Page.Locator("[name='Form.Targets[1].Description']")).ToHaveValueAsync(Lawyer);
        await Expect(ana.Page.Locator("[name='Form.Severity']:checked")).ToHaveValueAsync("high");
        await Expect(ana.Page.Locator(".sum a")).ToHaveCountAsync(1);

        await ana.Page.Locator(".sum a").ClickAsync();
        await Expect(ana.Page.Locator("[name='Form.Title']")).ToBeFocusedAsync();

        await ana.Page.Keyboard.TypeAsync(Title);
        await ana.Press("button[name=step][value=send]");
        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(Title);
        await Expect(ana.Page.Locator("#targets tbody tr")).ToHaveCountAsync(2);
    }

    private static async Task TellAct(Visit visit, int index, string type, string day)
    {
        await visit.Choose($"Form.Acts[{index}].Type", type);
        await visit.Choose($"Form.Acts[{index}].Stages[0].Kind", "carried-out");
        await visit.WriteDay($"Form.Acts[{index}].Stages[0].Date", day);
    }

    private static async Task TellTarget(Visit visit, int index, string kind, string category, string naming)
    {
        await visit.Choose($"Form.Targets[{index}].Kind", kind);
        await visit.Choose($"Form.Targets[{index}].Category", category);
        await visit.Choose($"Form.Targets[{index}].Naming", naming);
    }
}
