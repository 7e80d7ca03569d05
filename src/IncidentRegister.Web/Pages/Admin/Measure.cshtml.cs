using IncidentRegister.Application;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>Asks once more before a measure goes out of use, or comes back.</summary>
[RuleField("measure.own-successor", "Form.Successor")]
[RuleField("measure.in-use", "Form.IsConfirmed")]
[RuleField("measure.out-of-use", "Form.IsConfirmed")]
public sealed class MeasureModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public MeasureForm Form { get; set; } = new();

    public MeasureLine Line { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public string Here => $"/admin/measures/{Uri.EscapeDataString(Code)}";

    /// <summary>What is in use, but this one; and none.</summary>
    public IEnumerable<FieldOption> Others =>
        Words.Terms(Glossary.Measures).Where(t => t.Code != Line.Code).Select(t => new FieldOption(t.Code, t.Label))
            .Prepend(new FieldOption("", texts["measures.no-successor"]));

    public IEnumerable<FieldOption> Confirmation =>
        [new("true", texts[Line.OutOfUseSince is null ? "measures.out-confirm" : "measures.back-confirm"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Line = (await mediator.Send(new ListMeasures(), ct)).FirstOrDefault(m => m.Code == Code) ?? throw new NotFoundException();
        Words = await words.Now(ct);
    }

    public Task<IActionResult> OnPostOutAsync(CancellationToken ct) =>
        Send(new DeprecateMeasure(Code, string.IsNullOrEmpty(Form.Successor) ? null : Form.Successor, Form.IsConfirmed), ct);

    public Task<IActionResult> OnPostBackAsync(CancellationToken ct) => Send(new RestoreMeasure(Code, Form.IsConfirmed), ct);

    private async Task<IActionResult> Send(IRequest<string> request, CancellationToken ct)
    {
        await mediator.Send(request, ct);
        return new SeeOtherResult("/admin/measures");
    }
}

public sealed class MeasureForm
{
    /// <summary>Code of the measure to be chosen instead.</summary>
    public string? Successor { get; set; }

    /// <summary>The box beside what this does is ticked.</summary>
    public bool IsConfirmed { get; set; }
}
