using IncidentRegister.Application.Incidents;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What was sent above the limits, for the lead to pass on or to send back.</summary>
public sealed class HeldModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<HeldReport> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Reports = await mediator.Send(new ListHeldReports(), ct);

    public async Task<IActionResult> OnPostAsync(string? reference, long version, CancellationToken ct)
    {
        await mediator.Send(new PassOnIncident(reference ?? "", version), ct);
        return new SeeOtherResult("/incidents/held");
    }
}
