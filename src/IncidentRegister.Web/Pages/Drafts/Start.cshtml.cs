using System.Globalization;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Incidents;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>The ways to report: in sections, quickly, pasted, or on paper.</summary>
public sealed class StartModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public void OnGet()
    {
        // The page asks the register nothing, so no request is there to be refused.
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var form = new IncidentForm { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
        var begun = await mediator.Send(new BeginDraft(DraftTexts.Of(form)), ct);
        return new SeeOtherResult($"/drafts/{begun.Id}/{DraftSection.All[0].Code}");
    }
}
