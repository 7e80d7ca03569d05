using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Takes a pasted text to be checked: of a new statement, or another one of a statement.</summary>
[TakesLongText]
public sealed class AddModel(IMediator mediator, PendingText pending, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Statement { get; set; }

    [BindProperty(SupportsGet = true)]
    public AddForm Form { get; set; } = new();

    /// <summary>Of the statement that gets another text; null for a new one.</summary>
    public string? Reference { get; private set; }
    public string Title => texts[Reference is null ? "statement.add.title" : "statement.version.add"];
    public string FileAddress => Reference is null ? "/statements/add-file" : $"/statements/add-file?statement={Reference}";

    public async Task OnGetAsync(CancellationToken ct) => Reference = await StatementOf(mediator, user, Statement, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Reference = await StatementOf(mediator, user, Statement, ct);
        if (string.IsNullOrWhiteSpace(Form.Text)) throw new ValidationException([new("Text", "field.required")]);
        if (Form.Text.Length > EnterStatement.TextMaxLength) throw new ValidationException([new("Text", "statement.text-too-long")]);

        var taken = new TakenText(Form.Text, StatementVersion.PlainTextType, "");
        return new SeeOtherResult(await pending.Hold(taken, Reference, Request, ct));
    }

    /// <summary>An empty form asks the register nothing, so no request is there to be refused.</summary>
    internal static async Task<string?> StatementOf(IMediator mediator, ICurrentUser user, string? typed, CancellationToken ct)
    {
        if (!EnterStatement.Policy.Allows(user.Now.Role)) throw new ForbiddenException(EnterStatement.Policy.Name);
        return string.IsNullOrEmpty(typed) ? null : (await mediator.Send(new ListVersions(typed), ct)).Reference;
    }
}

public sealed class AddForm
{
    public string? Text { get; set; }
}
