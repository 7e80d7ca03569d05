using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class AddEvidenceModel(IMediator mediator, EvidenceIntake intake, EvidenceSettings settings) : UploadPage(intake, settings)
{
    public EvidencePlace Place { get; private set; } = null!;
    public string Reference => Place.Reference;

    /// <summary>The mark of the page, as the protocol writes it.</summary>
    public string Tlp => Code.Of(Place.Handling).Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, CancellationToken ct) =>
        Place = await mediator.Send(new PrepareEvidence(reference), ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var place = await mediator.Send(new PrepareEvidence(reference), ct);
        var received = await Receive(place.OrganisationId, ct);
        var id = await mediator.Send(new AddEvidence(place.Reference, received, Form.About), ct);
        return new SeeOtherResult($"/incidents/{place.Reference}/evidence#f-{id}");
    }
}
