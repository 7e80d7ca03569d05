using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>Every form of logging, of the queue and of what belongs to them, each about a record of its own.</summary>
internal sealed class TriedForms(Site site)
{
    private static readonly (string, string?)[] Quick =
    [
        ("Form.Acts[0].Type", "intimidation.personal"), ("Form.Severity", "low"), ("Form.Title", "A call at night"),
        ("Form.Account", "They named the street."), ("Form.Occurred.Precision", "day"), ("Form.Occurred.Day", "2"),
        ("Form.Occurred.Month", "11"), ("Form.Occurred.Year", "2025"),
    ];

    private static readonly (string, string?)[] Whole =
    [
        .. Quick, ("Form.Acts[0].Stages[0].Kind", "carried-out"), ("Form.Acts[0].Stages[0].Date.Precision", "unknown"),
        ("Form.Handling", "amber"), ("Form.Targets[0].Kind", "organisation"), ("Form.Targets[0].Category", "cso"),
        ("Form.Targets[0].Name", "A group"), ("Form.Targets[0].Naming", "named"),
        ("Form.Sources[0].Title", "A newspaper"), ("Form.Sources[0].Connection", "media"), ("step", "draft"),
    ];

    private static readonly string[] WholeWords =
    [
        "Form.Title", "Form.Account", "Form.Town", "Form.Acts[0].Method", "Form.Acts[0].StatedReason", "Form.Acts[0].Stages[0].Note",
        "Form.Targets[0].Name", "Form.Targets[0].Description", "Form.Actors[0].Name", "Form.Sources[0].Title", "Form.Sources[0].Address",
    ];

    private static readonly string[] WholeCodes =
    [
        "Form.Kind", "Form.Language", "Form.Country", "Form.TownVisibility", "Form.Situation", "Form.Severity", "Form.Handling",
        "Form.Occurred.Month", "Form.Acts[0].Type", "Form.Acts[0].Stages[0].Kind", "Form.Targets[0].Category", "Form.Targets[0].Naming",
        "Form.Sources[0].Connection", "Form.Sources[0].Reliability", "Form.Consent[coalition.event]",
    ];

    /// <summary>What the steps after the first look need, as a person would have done them.</summary>
    private static readonly string[] Claimed = ["note", "question", "verify", "decline", "severity", "assign"];

    private static int made;

    private People People => site.People;

    public static IEnumerable<string> Names =>
    [
        "quick report", "report on one page", "amend", "stage", "relate", "send", "consent", "answer", .. Claimed, "close", "reopen",
        "merge", "undo merge", "send back", "hours", "holiday", "view", "preferences",
    ];

    public async Task DefineWords()
    {
        await Told.DefineWords(site.Register);
        await site.Register.As(CurrentUser.AtTheMachine).Send(new DefineTerms("decline-reason",
            [new TermWords("outside-scope", null, new Dictionary<string, string> { ["en"] = "Outside scope" }, new Dictionary<string, string>())]));
    }

    public Task<TriedForm> Make(string name) => name switch
    {
        "quick report" => Of(new(People.Ana, "/incidents/quick", null, Quick)
        {
            Words = ["Form.Title", "Form.Account"],
            Codes = ["Form.Acts[0].Type", "Form.Severity", "Form.Occurred.Month"],
            HasVersion = false,
        }),
        "report on one page" => Of(new(People.Ana, "/incidents/log", null, Whole) { Words = WholeWords, Codes = WholeCodes, HasVersion = false }),
        "amend" or "stage" or "relate" or "send" or "consent" or "answer" => OfReporter(name),
        "merge" or "undo merge" => OfTwo(name),
        "send back" => SendBack(),
        "hours" => Of(new(People.Administrator, "/admin/calendar", "/admin/calendar?handler=Hours") { Codes = ["Form.Zone", "Form.Hours[0].Opens"] }),
        "holiday" => Of(new(People.Administrator, "/admin/calendar", "/admin/calendar?handler=Add", ("Form.Day", $"{new DateOnly(2031, 1, 1).AddDays(made++):yyyy-MM-dd}"), ("Form.Name", "Labour"))
        {
            Words = ["Form.Name"],
            Codes = ["Form.Day"],
            HasVersion = false,
        }),
        "view" => Of(new(People.Liaison, "/queue/views?status=submitted", null, ("Form.Name", "New ones")) { Words = ["Form.Name"], HasVersion = false }),
        "preferences" => Of(new(People.Ana, "/preferences", null, ("Form.HasKeys", "true")) { Codes = ["Form.HasKeys"], HasVersion = false }),
        _ => OfReview(name),
    };

    private static Task<TriedForm> Of(TriedForm form) => Task.FromResult(form);

    private async Task<TriedForm> OfReporter(string name)
    {
        var told = Told.Incident() with { Submit = name is "answer" or "stage", Consent = new Dictionary<string, string?> { ["coalition.event"] = "given" } };
        var reference = await Log(People.Ana, told);
        if (name == "answer") await Ask(reference);
        var page = $"/incidents/{reference}";
        var act = (await site.Register.As(People.Ana).Send(new ShowIncident(reference))).Acts[0].Id;
        var other = await Log(People.Ana, Told.Incident("Another one"));

        var form = name switch
        {
            "amend" => new TriedForm(People.Ana, $"{page}/amend", null, ("step", "draft"), ("Form.Title", "Told anew")) { Words = WholeWords, Codes = WholeCodes },
            "stage" => new(People.Ana, $"{page}/stage?act={act}", null, ("Form.Kind", "carried-out"), ("Form.Date.Precision", "unknown"))
            {
                Words = ["Form.Source", "Form.Note"],
                Codes = ["Form.Kind", "Form.Version"],
            },
            "relate" => new(People.Ana, $"{page}/relate", null, ("Form.Kind", "related"), ("Form.To", other), ("Form.Certainty", "possible"))
            {
                Words = ["Form.Comment"],
                Codes = ["Form.To", "Form.Kind", "Form.Certainty"],
                HasVersion = false,
            },
            "send" => new(People.Ana, page, $"{page}?handler=Send") { Codes = ["version"] },
            "consent" => new(People.Ana, page, $"{page}?handler=Withdraw") { Codes = ["version"] },
            _ => new(People.Ana, page, $"{page}?handler=Answer", ("Form.Answer", "Two men.")) { Words = ["Form.Answer"], Codes = ["Form.QuestionId", "Form.Version"] },
        };
        // A record that cannot be related is told at its field, and whose it is by the page that comes back.
        return form with { Reference = reference, Foreign = name == "relate" ? null : await Log(People.Stranger, told) };
    }

    private async Task<TriedForm> OfReview(string name)
    {
        var reference = await Log(People.Ana, Told.Incident() with { Submit = true });
        var liaison = site.Register.As(People.Liaison);
        await liaison.Send(new ClaimCase(reference));
        if (!Claimed.Contains(name)) await liaison.Send(new VerifyIncident(reference, Verification.Verified, null, 3));
        var page = $"/queue/{reference}";

        var form = name switch
        {
            "note" => new TriedForm(People.Liaison, page, $"{page}?handler=Note", ("Form.Note", "Ask the desk.")) { Words = ["Form.Note"], HasVersion = false },
            "question" => new(People.Liaison, page, $"{page}?handler=Ask", ("Form.Text", "Who was it?")) { Words = ["Form.Text"], Codes = ["Form.Version"] },
            "verify" => new(People.Liaison, page, $"{page}?handler=Verify", ("Form.Grade", "verified"), ("Form.Grounds", "Two sources."))
            {
                Words = ["Form.Grounds"],
                Codes = ["Form.Grade"],
            },
            "decline" => new(People.Liaison, page, $"{page}?handler=Decline", ("Form.ReasonCode", "outside-scope"), ("Form.Reason", "Not of the Court."))
            {
                Words = ["Form.Reason"],
                Codes = ["Form.ReasonCode"],
            },
            "severity" => new(People.Liaison, page, $"{page}?handler=Regrade", ("Form.Severity", "critical")) { Codes = ["Form.Severity"] },
            "assign" => new(People.Liaison, page, $"{page}?handler=Assign", ("Form.Liaison", $"{People.SecondLiaison.Id}")) { Codes = ["Form.Liaison"] },
            "close" => new(People.Liaison, page, $"{page}?handler=Close", ("Form.Remark", "Done.")) { Words = ["Form.Remark"] },
            "reopen" => new(People.Liaison, page, $"{page}?handler=Reopen", ("Form.Reason", "New facts.")) { Words = ["Form.Reason"] },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such form."),
        };
        return form with { Reference = reference, Foreign = await Log(People.Ana, Told.Incident()) };
    }

    private async Task<TriedForm> OfTwo(string name)
    {
        var (kept, other) = (await Log(People.Ana, Told.Incident() with { Submit = true }), await Log(People.Ana, Told.Incident() with { Submit = true }));
        var foreign = await Log(People.Ana, Told.Incident());
        if (name == "merge")
            return new TriedForm(People.Liaison, $"/incidents/{kept}/compare/{other}", null) { Codes = ["Form.Fields[0]", "Form.Parts[0]", "Form.KeptVersion"], Reference = kept, Foreign = foreign };

        await site.Register.As(People.Liaison).Send(new MergeIncidents(kept, 2, other, 2));
        return new TriedForm(People.Liaison, $"/incidents/{kept}", $"/incidents/{kept}?handler=UndoMerge") { Codes = ["version", "merge"], Reference = kept, Foreign = foreign };
    }

    private async Task<TriedForm> SendBack()
    {
        site.Register.Limits = new Limits { ReportsAnHour = 0 };
        var reference = await Log(People.Ana, Told.Incident() with { Submit = true });
        site.Register.Limits = Limits.None;
        return new TriedForm(People.Lead, $"/incidents/{reference}/send-back", null, ("Form.Reason", "Told already."))
        {
            Words = ["Form.Reason"],
            Codes = ["Form.Version"],
            Reference = reference,
            Foreign = await Log(People.Stranger, Told.Incident()),
        };
    }

    private async Task Ask(string reference)
    {
        await site.Register.As(People.Liaison).Send(new ClaimCase(reference));
        await site.Register.As(People.Liaison).Send(new AskReporter(reference, "Who was it?", 3));
    }

    private async Task<string> Log(CurrentUser person, LogIncident told) => (await site.Register.As(person).Send(told)).Reference;
}
