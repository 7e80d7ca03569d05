using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>Hands out a file, whole and to be saved; never a part of it, and never into a page.</summary>
[HandsOutFiles]
public sealed class OpenEvidenceModel(IMediator mediator, IEvidenceStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, Guid id, CancellationToken ct)
    {
        // A browser says what it wants the answer for; older ones do not.
        if (Request.Headers["Sec-Fetch-Dest"].ToString() is not ("" or "document" or "empty"))
            return StatusCode(StatusCodes.Status403Forbidden);

        var file = await mediator.Send(new OpenEvidence(reference, id), ct);
        return new EvidenceDownload(file, store.Read(new EvidenceAddress(file.Id, file.OrganisationId), ct));
    }

    /// <summary>Nothing is opened, so nothing is written into the custody.</summary>
    public IActionResult OnHead() => NotFound();
}
