using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

[RuleField("relation.with-itself", "Form.To")]
public sealed class RelateModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public RelationForm Form { get; set; } = new();

    public IncidentSheet Incident { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;

    public IEnumerable<FieldOption> Kinds => Glossary.Terms("relation").Select(t => new FieldOption(t.Code, t.Label));
    public string Tlp => Code.Of(Incident.Handling).Replace('-', '+').ToUpperInvariant();

    public IEnumerable<FieldOption> Certainties => new[] { "certain", "probable", "possible" }
        .Select(c => new FieldOption(c, texts[$"incident.certainty.{c}"]));

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        Incident = await mediator.Send(new ShowIncident(reference), ct);
        Glossary = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new RelateIncidents(reference, Form.To ?? "", Form.Kind ?? "", Form.Certainty ?? "", Form.Comment), ct);
            return new SeeOtherResult($"/incidents/{reference}#relations");
        }
        catch (NotFoundException)
        {
            // A slip in a reference is a matter of its field; if this incident is not there, its page says so.
            ModelState.AddModelError("Form.To", texts["incident.no-such-reference"]);
            return Page();
        }
    }
}

public sealed class RelationForm
{
    public string? To { get; set; }
    public string? Kind { get; set; }
    public string? Certainty { get; set; } = "certain";
    public string? Comment { get; set; }
}
