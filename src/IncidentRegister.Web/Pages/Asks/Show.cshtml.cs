using IncidentRegister.Application;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Responses;
using IncidentRegister.Web.Pages.Statements;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>One ask: its words where they stand, what happened to it, and what can be recorded of it.</summary>
[RuleField("ask.step-before-ask", "Form.On")]
[RuleField("ask.step-in-future", "Form.On")]
[RuleField("ask.still-waiting", "Form.As")]
[RuleField("ask.already-acknowledged", "Form.As")]
[RuleField("ask.closed", "Form.As")]
[RuleField("ask.withdrawn", "Form.As")]
[RuleField("ask.reason-missing", "Form.Reason")]
public sealed class ShowModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : LedgerPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public StepForm Form { get; set; } = new();

    public AskLine Ask { get; private set; } = null!;
    public PassageSheet Passage { get; private set; } = null!;
    public IReadOnlyList<ResponseLine> Answers { get; private set; } = [];
    public Glossary Words { get; private set; } = null!;

    /// <summary>Nothing is recorded on a page that shows a day past.</summary>
    public bool MayRecord => Known is null && RecordResponse.Policy.Allows(user.Now.Role);
    public IReadOnlyList<FieldOption> Steps => StepForm.Steps(texts);

    /// <summary>Somebody changed the ask before this was sent: it was not carried out.</summary>
    public bool IsOvertaken { get; private set; }

    public string Level => HandlingLevel.Of(Ask.Incidents.Concat(Answers.SelectMany(r => r.Incidents).Select(i => i.Incident)));

    public IReadOnlyCollection<MarkedSpan> Spans =>
        [new(Passage.Span.Start, Passage.Span.End, MarkKind.Ask, "A", "#ask", texts["statement.mark.ask", "A"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Read(ct);
        if (Form.Version == 0) Form.Version = Ask.Version; // else what was typed goes with the version it was typed for
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var standing = await mediator.Send(Form.Step(Reference), ct);
            return new SeeOtherResult($"/asks/{standing.Reference}#history");
        }
        catch (StaleVersionException)
        {
            return await ShowBoth(ct);
        }
    }

    /// <summary>409: how the ask stands now above what was typed, which may be sent again from here.</summary>
    private async Task<IActionResult> ShowBoth(CancellationToken ct)
    {
        await Read(ct);
        Form.Version = Ask.Version;
        IsOvertaken = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task Read(CancellationToken ct)
    {
        Ask = await mediator.Send(new ShowAsk(Reference) { AsOf = Known }, ct);
        Passage = await mediator.Send(new ShowPassage(Ask.Statement, Ask.Text, Ask.Paragraph, Ask.Start, Ask.End), ct);
        if (Ask.Answers.Count > 0) Answers = (await mediator.Send(new ListResponses { Ask = Ask.Reference, AsOf = Known }, ct)).Lines;
        Words = await words.Now(ct);
    }
}
