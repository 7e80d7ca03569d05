using System.Diagnostics.CodeAnalysis;
using FluentValidation;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>
/// What a report would tell, as it is written in the form that frames this page: the very mail, with a policy of its own. Sent
/// by the form's button, and asked for again by script after each change; for then a step back must not lead through each.
/// </summary>
[FramedMail]
[SuppressMessage("Security", "CA5391", Justification = "It reads; Razor Pages check the token of what is posted all the same.")]
public sealed class PreviewModel(IMediator mediator, IStringLocalizer<Application.Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReportForm Form { get; set; } = new();

    /// <summary>Of the report that is changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary><c>text</c>, <c>csv</c>, or the mail as it looks.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public string Text { get; private set; } = "";

    /// <summary>Why nothing can be shown, in the words of the page.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Form.Rhythm is null) Form = Id is { } kept ? ReportForm.Of((await mediator.Send(new ShowReport(kept), ct)).Kept!) : ReportForm.Suggested;
        return await OnPostAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var writing = Form.Tell(new PreviewReport { Language = Form.Language }, Id);
            var preview = await mediator.Send(writing with { Name = Form.Name ?? texts["report.new"] }, ct);
            if (Show is not ("text" or "csv")) return Content(preview.Html, "text/html; charset=utf-8");

            Text = Show == "text" ? $"{texts["report.subject-line"]}: {preview.Subject}\n\n{preview.Text}" : preview.Csv ?? texts["report.no-csv"];
        }
        catch (ValidationException refused)
        {
            Problems = [.. ParkedError.From(refused, texts).Select(e => e.Message).Distinct()];
        }
        catch (RuleBrokenException refused)
        {
            Problems = [texts[refused.Rule]];
        }

        return Page();
    }
}
