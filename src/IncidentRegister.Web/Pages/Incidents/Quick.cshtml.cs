using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What, when, where: one page, sent in one step. The review asks for the rest.</summary>
public sealed class QuickModel(IMediator mediator, ICurrentUser user, Words words, IStringLocalizer<Texts> texts)
    : IncidentFormPage(words, texts)
{
    public string? Type => Form.Acts.FirstOrDefault()?.Type;

    public async Task OnGetAsync(CancellationToken ct)
    {
        // An empty form asks the register nothing, so no request is there to be refused.
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);

        await ReadWords(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var logged = await mediator.Send(Told(), ct);
        return new SeeOtherResult($"/incidents/{logged.Reference}?sent=true");
    }

    /// <summary>With one act, which was carried out when the incident occurred.</summary>
    private LogIncident Told()
    {
        var told = Form.Tell(new LogIncident { Submit = true });
        var day = IncidentDate.TryParse(told.Occurred, out _) ? told.Occurred : "XXXX"; // one date, one error
        return told with
        {
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Acts = [new ActInput { Type = Type ?? "", Stages = [new StageInput("carried-out", day)] }],
        };
    }
}
