using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class LogModel(IMediator mediator, ICurrentUser user, Words words, IStringLocalizer<Texts> texts)
    : IncidentFormPage(words, texts)
{
    public async Task OnGetAsync(CancellationToken ct)
    {
        // An empty form asks the register nothing, so no request is there to be refused.
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);

        await ReadWords(ct);
        Form.Language ??= System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Form.OfferFirstItems();
    }

    public async Task<IActionResult> OnPostAsync(string? add, string? remove, string? questions, string? step, CancellationToken ct)
    {
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);

        var logged = await mediator.Send(Form.Tell(new LogIncident { Submit = step == "send" }), ct);
        return new SeeOtherResult($"/incidents/{logged.Reference}");
    }
}
