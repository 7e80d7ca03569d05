using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Incidents;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>Brings a file to a report that is still being written.</summary>
public sealed class AddFileModel(IMediator mediator, EvidenceIntake intake, EvidenceSettings settings) : UploadPage(intake, settings)
{
    public DraftPlace Place { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Place = await mediator.Send(new PrepareDraftFile(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var place = await mediator.Send(new PrepareDraftFile(id), ct);
        var received = await Receive(place.OrganisationId, ct);
        var file = await mediator.Send(new AddDraftFile(place.Draft, received, Form.About), ct);
        return new SeeOtherResult($"/drafts/{place.Draft}/files#f-{file}");
    }
}
