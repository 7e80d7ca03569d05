using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What statements say of an incident, for programs.</summary>
[HandsOutFiles]
public sealed class MentionsModel(IMediator mediator, PublicAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var annotations = await mediator.Send(new AnnotateIncident(reference), ct);
        return File(new WebAnnotations(address.Root).Write(Request.Path, annotations), WebAnnotations.MediaType);
    }
}
