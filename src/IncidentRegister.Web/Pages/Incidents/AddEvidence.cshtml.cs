using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

[TakesUpload]
[RuleField("evidence.archive", "Form.File")]
[RuleField("evidence.damaged", "Form.File")]
[RuleField("evidence.day-full", "Form.File")]
[RuleField("evidence.empty", "Form.File")]
[RuleField("evidence.executable", "Form.File")]
[RuleField("evidence.incident-full", "Form.File")]
[RuleField("evidence.kind-unknown", "Form.File")]
[RuleField("evidence.locked", "Form.File")]
[RuleField("evidence.macros", "Form.File")]
[RuleField("evidence.markup", "Form.File")]
[RuleField("evidence.name-differs", "Form.File")]
[RuleField("evidence.old-office", "Form.File")]
[RuleField("evidence.two-kinds", "Form.File")]
[RuleField("evidence.unpacks-too-large", "Form.File")]
public sealed class AddEvidenceModel(IMediator mediator, EvidenceIntake intake, EvidenceSettings settings) : PageModel
{
    private const string FileField = "Form.File";

    [BindProperty(SupportsGet = true)]
    public EvidenceForm Form { get; set; } = new();

    public EvidencePlace Place { get; private set; } = null!;
    public string Reference => Place.Reference;
    public bool HasScanner => settings.ScannerAddress is not null;

    /// <summary>The mark of the page, as the protocol writes it.</summary>
    public string Tlp => Code.Of(Place.Handling).Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, CancellationToken ct) =>
        Place = await mediator.Send(new PrepareEvidence(reference), ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var place = await mediator.Send(new PrepareEvidence(reference), ct);
        if (HttpContext.Features.Get<Upload>() is not { Field: FileField, FileName.Length: > 0 } upload)
            throw new ValidationException([new ValidationFailure(FileField, "field.required")]);

        // Outside of any transaction, for a bad line may take minutes over it.
        var received = await intake.Receive(place.OrganisationId, upload.FileName, upload.Read, ct);
        var id = await mediator.Send(new AddEvidence(place.Reference, received, Form.About), ct);
        return new SeeOtherResult($"/incidents/{place.Reference}/evidence#f-{id}");
    }
}

public sealed class EvidenceForm
{
    public string? About { get; set; }

    /// <summary>Never bound: the file is read from the line, after everything else.</summary>
    public string? File { get; set; }
}
