using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Takes the text out of a file to be checked.</summary>
[TakesUpload]
[RuleField("evidence.archive", FileField)]
[RuleField("evidence.damaged", FileField)]
[RuleField("evidence.empty", FileField)]
[RuleField("evidence.executable", FileField)]
[RuleField("evidence.locked", FileField)]
[RuleField("evidence.macros", FileField)]
[RuleField("evidence.name-differs", FileField)]
[RuleField("evidence.old-office", FileField)]
[RuleField("evidence.two-kinds", FileField)]
[RuleField("evidence.unpacks-too-large", FileField)]
[RuleField("statement.file.encoding", FileField)]
[RuleField("statement.file.kind", FileField)]
[RuleField("statement.file.no-pdf-reader", FileField)]
[RuleField("statement.file.pdf-unreadable", FileField)]
[RuleField("statement.file.scan", FileField)]
[RuleField("statement.file.too-large", FileField)]
[RuleField("statement.no-text", FileField)]
[RuleField("statement.text-too-long", FileField)]
public sealed class AddFileModel(IMediator mediator, StatementIntake intake, PendingText pending, ICurrentUser user) : PageModel
{
    private const string FileField = "Form.File";

    [BindProperty(SupportsGet = true)]
    public string? Statement { get; set; }

    [BindProperty(SupportsGet = true)]
    public AddFileForm Form { get; set; } = new();

    /// <summary>Of the statement that gets another text; null for a new one.</summary>
    public string? Reference { get; private set; }
    public string Address => Reference is null ? "/statements/add-file" : $"/statements/add-file?statement={Reference}";

    public async Task OnGetAsync(CancellationToken ct) => Reference = await AddModel.StatementOf(mediator, user, Statement, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Reference = await AddModel.StatementOf(mediator, user, Statement, ct);
        if (HttpContext.Features.Get<Upload>() is not { Field: FileField, FileName.Length: > 0 } upload)
            throw new ValidationException([new ValidationFailure(FileField, "field.required")]);

        var taken = await intake.Take(upload.FileName, upload.Read, ct);
        return new SeeOtherResult(await pending.Hold(taken, Reference, Request, ct));
    }
}

public sealed class AddFileForm
{
    /// <summary>Never bound: the file is read from the line, after everything else.</summary>
    public string? File { get; set; }
}
