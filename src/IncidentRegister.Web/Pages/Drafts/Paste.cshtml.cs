using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>Makes a draft of a report that was written elsewhere; its author checks every section before it is sent.</summary>
[RuleField("draft.too-long", "Form.Text")]
public sealed class PasteModel(IMediator mediator, ICurrentUser user, Words words, PastedForm pasted) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PastedText Form { get; set; } = new();

    public string Heading(string part) => pasted.Heading(part);

    public void OnGet()
    {
        // An empty form asks the register nothing, so no request is there to be refused.
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Form.Text)) throw new FluentValidation.ValidationException([new("Text", "field.required")]);
        if (Form.Text.Length > Incident.AccountMaxLength * 2) throw new FluentValidation.ValidationException([new("Text", "draft.too-long")]);

        var form = pasted.Of(Form.Text, await words.Now(ct));
        var begun = await mediator.Send(new BeginDraft(DraftTexts.Of(form)), ct);
        return new SeeOtherResult($"/drafts/{begun.Id}/check");
    }
}

public sealed class PastedText
{
    public string? Text { get; set; }
}
