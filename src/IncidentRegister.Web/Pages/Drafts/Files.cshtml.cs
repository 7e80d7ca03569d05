using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>The files of a report that is still being written: to add one, or to take one out again.</summary>
public sealed class FilesModel(IMediator mediator, IEvidenceStore store) : PageModel
{
    public DraftSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Sheet = await mediator.Send(new ShowDraft(id), ct);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid file, CancellationToken ct)
    {
        store.Remove(await mediator.Send(new RemoveDraftFile(id, file), ct));
        return new SeeOtherResult($"/drafts/{id}/files");
    }
}
