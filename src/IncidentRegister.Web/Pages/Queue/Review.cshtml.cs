using IncidentRegister.Application;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Incidents;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using CaseSheet = IncidentRegister.Application.Cases.CaseSheet;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>The next step of one case: where the forms of the incident's page go, and come back to when they are wrong.</summary>
[RuleField("case.assigned-already", "Form.Liaison")]
[RuleField("case.assign-author", "Form.Liaison")]
public sealed class ReviewModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public ReviewForm Form { get; set; } = new();

    public CaseSheet Case { get; private set; } = null!;
    public ReviewActions Actions { get; private set; } = null!;

    /// <summary>Who can be given the case; empty where its review has ended.</summary>
    public IReadOnlyList<FieldOption> Liaisons { get; private set; } = [];

    /// <summary>Other records that may be of the same event.</summary>
    public LikeRecords Like { get; private set; } = null!;

    /// <summary>What was typed and what came in between, where the case changed before it was sent; else null.</summary>
    public OvertakenStep? Overtaken { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await Read(ct);
        if (Case.IsMerged) return Redirect($"/incidents/{Case.Reference}"); // which leads to the record that was kept

        // Else what was typed goes with the version it was typed for.
        if (Form.Version == 0) (Form.Version, Form.HistoryVersion) = (Case.Version, Case.History.Count);
        return Page();
    }

    public Task<IActionResult> OnPostClaimAsync(CancellationToken ct) => Step(new ClaimCase(Reference), ct);

    public Task<IActionResult> OnPostAssignAsync(CancellationToken ct) =>
        Step(new AssignCase(Reference, Form.Liaison ?? Guid.Empty, Form.Version), ct);

    public Task<IActionResult> OnPostVerifyAsync(CancellationToken ct)
    {
        // No grade, or one that is none: the request's own validator says so beside the field.
        var grade = Code.TryTo<Verification>(Form.Grade, out var known) ? known : Verification.Unverified;
        return Step(new VerifyIncident(Reference, grade, Form.Grounds, Form.Version), ct);
    }

    public Task<IActionResult> OnPostAskAsync(CancellationToken ct) =>
        Step(new AskReporter(Reference, Form.Text ?? "", Form.Version), ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) =>
        Step(new DeclineIncident(Reference, Form.ReasonCode ?? "", Form.Reason ?? "", Form.Version), ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) =>
        Step(new ReopenCase(Reference, Form.Reason ?? "", Form.Version), ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        Step(new CloseCase(Reference, Form.Remark, Form.Version), ct);

    public Task<IActionResult> OnPostRegradeAsync(CancellationToken ct)
    {
        // As with the grade: what is none goes on as none, and is refused beside its field.
        var severity = Code.TryTo<Severity>(Form.Severity, out var known) ? known : (Severity)(-1);
        return Step(new ChangeSeverity(Reference, severity, Form.Version), ct);
    }

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken ct)
    {
        await mediator.Send(new WriteNote(Reference, Form.Note ?? ""), ct);
        return new SeeOtherResult($"/queue/{Reference}#notes");
    }

    private async Task<IActionResult> Step(IRequest<CaseStep> request, CancellationToken ct)
    {
        try
        {
            var step = await mediator.Send(request, ct);
            return new SeeOtherResult($"/incidents/{step.Reference}");
        }
        catch (StaleVersionException)
        {
            return await ShowBoth(ct);
        }
    }

    /// <summary>409: how the case stands now and since when, beside what was typed, which may be sent again from here.</summary>
    private async Task<IActionResult> ShowBoth(CancellationToken ct)
    {
        await Read(ct);
        Overtaken = new OvertakenStep(
            [.. Typed().Where(t => !string.IsNullOrWhiteSpace(t.Words))],
            [.. Case.History.Skip(Math.Max(0, Form.HistoryVersion ?? Case.History.Count)).Reverse()]);
        (Form.Version, Form.HistoryVersion) = (Case.Version, Case.History.Count);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task Read(CancellationToken ct)
    {
        Case = await mediator.Send(new ShowCase(Reference), ct);
        var glossary = await words.Now(ct);
        if (IndexModel.Open.Contains(Case.Status)) Liaisons = LiaisonOptions.Of(await mediator.Send(new ListLiaisons(), ct));
        Actions = ReviewActions.For(Case.Reference, Case.Status, Case.Severity, Form, glossary, texts);
        Like = new LikeRecords(await mediator.Send(new ListLikeIncidents(Case.Reference), ct), glossary, Case.Reference, MayCompare: true);
    }

    private IEnumerable<(string Label, string? Words)> Typed()
    {
        yield return (texts["label.liaison"], LabelIn(Liaisons, Form.Liaison?.ToString()));
        yield return (texts["label.grade"], LabelIn(Actions.Grades, Form.Grade));
        yield return (texts["label.grounds"], Form.Grounds);
        yield return (texts["queue.question"], Form.Text);
        yield return (texts["label.reason-code"], LabelIn(Actions.DeclineReasons, Form.ReasonCode));
        yield return (texts["label.reason"], Form.Reason);
        yield return (texts["label.remark"], Form.Remark);
        yield return (texts["label.severity"], LabelIn(Actions.Severities, Form.Severity));
    }

    private static string? LabelIn(IEnumerable<FieldOption> options, string? code) =>
        options.FirstOrDefault(o => o.Value == code)?.Label;
}

/// <summary>A step that somebody else's came before.</summary>
/// <param name="Typed">Label and words of what was filled in.</param>
/// <param name="Since">What happened to the case after the form was shown, newest first.</param>
public sealed record OvertakenStep(IReadOnlyList<(string Label, string? Words)> Typed, IReadOnlyList<HistoryLine> Since);
