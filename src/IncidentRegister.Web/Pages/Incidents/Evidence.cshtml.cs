using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class EvidenceModel(IMediator mediator, EvidenceSettings settings) : PageModel
{
    public EvidenceList List { get; private set; } = null!;

    /// <summary>Without one, files never leave quarantine; the page says so.</summary>
    public bool HasScanner => settings.ScannerAddress is not null;

    /// <summary>The mark of the page, as the protocol writes it.</summary>
    public string Tlp => Code.Of(List.Handling).Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, CancellationToken ct) =>
        List = await mediator.Send(new ListEvidence(reference), ct);

    public async Task<IActionResult> OnPostVerifyAsync(string reference, Guid id, CancellationToken ct)
    {
        await mediator.Send(new VerifyEvidence(reference, id), ct);
        return new SeeOtherResult($"/incidents/{reference}/evidence#f-{id}");
    }
}
