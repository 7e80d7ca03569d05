using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class StageModel(IMediator mediator, Words words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "act")]
    public Guid ActId { get; set; }

    [BindProperty(SupportsGet = true)]
    public LaterStageForm Form { get; set; } = new();

    public IncidentSheet Incident { get; private set; } = null!;
    public ActSheet Act { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;

    public IEnumerable<FieldOption> Kinds => Glossary.Terms("stage").Select(t => new FieldOption(t.Code, t.Label));
    public string Tlp => Code.Of(Incident.Handling).Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        Incident = await mediator.Send(new ShowIncident(reference), ct);
        Act = Incident.Acts.FirstOrDefault(a => a.Id == ActId) ?? throw new NotFoundException();
        Glossary = await words.Now(ct);
        if (Form.Version == 0) Form.Version = Incident.Version;
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        await mediator.Send(
            new AddStage(reference, ActId, Form.Kind ?? "", Form.Date.ToEdtf() ?? "", Form.Source, Form.Note, Form.Version), ct);
        return new SeeOtherResult($"/incidents/{reference}#acts");
    }
}

public sealed class LaterStageForm
{
    public string? Kind { get; set; }
    public DateForm Date { get; set; } = new();
    public string? Source { get; set; }
    public string? Note { get; set; }

    /// <summary>The version of the incident that the page was made from.</summary>
    public long Version { get; set; }
}
