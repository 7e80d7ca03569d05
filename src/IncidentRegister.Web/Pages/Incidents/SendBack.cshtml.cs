using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>Why a report that waited for the lead goes back to its author.</summary>
public sealed class SendBackModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public SendBackForm Form { get; set; } = new();

    public IncidentSheet Incident { get; private set; } = null!;
    public string Tlp => Code.Of(Incident.Handling).Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Policies.PassOnReports.Allows(user.Now.Role)) throw new ForbiddenException(Policies.PassOnReports.Name);

        Incident = await mediator.Send(new ShowIncident(reference), ct);
        if (Form.Version == 0) Form.Version = Incident.Version;
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        await mediator.Send(new SendBackIncident(reference, Form.Reason ?? "", Form.Version), ct);
        return new SeeOtherResult("/incidents/held");
    }
}

public sealed class SendBackForm
{
    public string? Reason { get; set; }

    /// <summary>The version of the incident that the page was made from.</summary>
    public long Version { get; set; }
}
