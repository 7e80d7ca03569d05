using IncidentRegister.Application;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Exchange;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>
/// One action for the cases that were ticked in the queue: first what exactly, then what would change line by line, then
/// all of it or nothing.
/// </summary>
[RuleField("passage.no-words", "Form.Change.Words.Quote")]
[RuleField("passage.text-moved", "Form.Change.Words.Quote")]
public sealed class BulkModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "do")]
    public string Doing { get; set; } = "";

    /// <summary>References of the ticked cases.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    [BindProperty(SupportsGet = true)]
    public BulkForm Form { get; set; } = new();

    /// <summary>Empty where none or too many were ticked.</summary>
    public IReadOnlyList<PlannedCase> Plan { get; private set; } = [];

    /// <summary>References of cases that moved after they were shown; then nothing was changed.</summary>
    public IReadOnlyList<string> Moved { get; private set; } = [];

    public IReadOnlyList<FieldOption> Liaisons { get; private set; } = [];
    public IReadOnlyList<FieldOption> Statements { get; private set; } = [];

    public BulkAddress Here => new(Doing, Chosen, Back);
    public string BackTo => Back is null ? IndexModel.Address() : LocalAddress.OrFrontPage(Back);
    public IReadOnlyList<PlannedCase> Changing => [.. Plan.Where(c => c.Refusal is null)];
    public IReadOnlyList<PlannedCase> Skipped => [.. Plan.Where(c => c.Refusal is not null)];
    public IReadOnlyList<FieldOption> Relations => LinkForm.Relations(texts);
    public IReadOnlyList<FieldOption> Stances => LinkForm.Stances(texts);
    public string? LiaisonName => Liaisons.FirstOrDefault(l => l.Value == Form.Change.Liaison?.ToString())?.Label;

    public IReadOnlyList<FieldOption> Severities =>
        [.. Enum.GetValues<Severity>().Reverse().Select(Code.Of).Select(code => new FieldOption(code, texts[$"severity.{code}"]))];

    /// <summary>The strictest handling of what is on the page.</summary>
    public string? Handling =>
        Plan.Min(c => (int?)c.Sheet?.Handling) is { } strictest ? Code.Of((Tlp)strictest).Replace('-', '+') : null;

    /// <summary>It is said what is to happen, and nothing is wrong with that.</summary>
    public bool IsDecided => Change is not null
        && !ModelState.Any(e => e.Key.StartsWith("Form.Change", StringComparison.Ordinal) && e.Value!.Errors.Count > 0);

    /// <summary>Null as long as nothing was filled in.</summary>
    private CaseChange? Change => Doing switch
    {
        BulkAddress.Assign when Form.Change.Liaison is { } liaison => new() { Liaison = liaison },
        BulkAddress.Grade when !string.IsNullOrEmpty(Form.Change.Severity) => new() { Severity = Form.Change.Severity },
        BulkAddress.Link when !string.IsNullOrEmpty(Form.Change.Words.Quote) => new() { Words = Form.Change.Words.Shared() },
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!BulkAddress.Actions.Contains(Doing)) throw new TamperedException("do");
        if (Doing == BulkAddress.Merge && Chosen is [var one, var other])
            return Redirect($"/incidents/{Uri.EscapeDataString(one)}/compare/{Uri.EscapeDataString(other)}");

        var problem = Chosen.Count switch
        {
            0 => "case.none-chosen",
            _ when Doing == BulkAddress.Merge => "case.two-to-merge",
            > ChosenCases.Most => "case.too-many-chosen",
            _ => null,
        };
        if (problem is null) await Read(ct);
        else ModelState.AddModelError("", texts[problem]);

        return Page();
    }

    /// <summary>Says what would change; what was filled in waits until it is confirmed.</summary>
    public async Task<IActionResult> OnPostPlanAsync(CancellationToken ct)
    {
        await mediator.Send(new PlanChange(Chosen, Change ?? Unfilled()), ct);
        return this.ParkAndReturn();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        var shown = Form.Shown() ?? throw new TamperedException("cases");
        try
        {
            var changed = await mediator.Send(new ChangeCases(shown, Change ?? Unfilled()), ct);
            return new SeeOtherResult(FormattableString.Invariant(
                $"{BackTo}{(BackTo.Contains('?', StringComparison.Ordinal) ? '&' : '?')}changed={changed.Count}"));
        }
        catch (Exception moved) when (moved is StaleVersionException or NotFoundException)
        {
            return await ShowMoved(shown, ct);
        }
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct)
    {
        var cases = await mediator.Send(new ExportCases(Chosen), ct);
        var file = CaseSpreadsheet.Of(cases, await words.Now(ct), texts);
        return File(file, SpreadsheetCsv.ContentType, $"incidents-{clock.GetUtcNow():yyyy-MM-dd}.csv");
    }

    /// <summary>409: nothing was changed; the plan as it is now, and which cases it differs in.</summary>
    private async Task<IActionResult> ShowMoved(IReadOnlyList<ChosenCase> shown, CancellationToken ct)
    {
        await Read(ct);
        var now = Plan.ToDictionary(c => c.Reference, c => c.Sheet?.Version);
        Moved = [.. shown.Where(c => now.GetValueOrDefault(c.Reference) != c.Version).Select(c => c.Reference)];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task Read(CancellationToken ct)
    {
        if (Doing == BulkAddress.Assign) Liaisons = LiaisonOptions.Of(await mediator.Send(new ListLiaisons(), ct));
        if (Doing == BulkAddress.Link) Statements = Options(await mediator.Send(new ListStatements(), ct));
        Plan = await mediator.Send(new PlanChange(Chosen, IsDecided ? Change : null), ct);
    }

    private static FieldOption[] Options(StatementList statements) =>
        [.. statements.Lines.Select(s => new FieldOption(s.Reference, $"{s.Reference}: {s.Title}"))];

    /// <summary>The change of this action with nothing filled in: the request's own validator says so beside the field.</summary>
    private CaseChange Unfilled() => Doing switch
    {
        BulkAddress.Assign => new() { Liaison = Guid.Empty },
        BulkAddress.Grade => new() { Severity = "" },
        BulkAddress.Link => new() { Words = Form.Change.Words.Shared() },
        _ => throw new TamperedException("do"),
    };
}
