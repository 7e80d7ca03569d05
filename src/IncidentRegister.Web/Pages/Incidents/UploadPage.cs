using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>A page whose form brings one file, to an incident or to a report that is still being written.</summary>
[TakesUpload]
[RuleField("evidence.archive", FileField)]
[RuleField("evidence.damaged", FileField)]
[RuleField("evidence.day-full", FileField)]
[RuleField("evidence.empty", FileField)]
[RuleField("evidence.executable", FileField)]
[RuleField("evidence.incident-full", FileField)]
[RuleField("evidence.kind-unknown", FileField)]
[RuleField("evidence.locked", FileField)]
[RuleField("evidence.macros", FileField)]
[RuleField("evidence.markup", FileField)]
[RuleField("evidence.name-differs", FileField)]
[RuleField("evidence.old-office", FileField)]
[RuleField("evidence.two-kinds", FileField)]
[RuleField("evidence.unpacks-too-large", FileField)]
public abstract class UploadPage(EvidenceIntake intake, EvidenceSettings settings) : PageModel
{
    private const string FileField = "Form.File";

    [BindProperty(SupportsGet = true)]
    public EvidenceForm Form { get; set; } = new();

    /// <summary>Without one, files never leave quarantine; the page says so.</summary>
    public bool HasScanner => settings.ScannerAddress is not null;

    /// <summary>Outside of any transaction, for a bad line may take minutes over it.</summary>
    /// <exception cref="ValidationException">No file was chosen.</exception>
    protected Task<ReceivedFile> Receive(Guid organisationId, CancellationToken ct) =>
        HttpContext.Features.Get<Upload>() is { Field: FileField, FileName.Length: > 0 } upload
            ? intake.Receive(organisationId, upload.FileName, upload.Read, ct)
            : throw new ValidationException([new ValidationFailure(FileField, "field.required")]);
}

public sealed class EvidenceForm
{
    public string? About { get; set; }

    /// <summary>Never bound: the file is read from the line, after everything else.</summary>
    public string? File { get; set; }
}
