using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>The whole form of an incident that its reporters may still change. Its buttons are <c>draft</c> and <c>send</c>.</summary>
public sealed class AmendModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, ToldWords told, ShownForm shown)
    : SettledFormPage(words, texts, told, shown)
{
    public string Reference { get; private set; } = "";

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        var stored = await Read(reference, ct);
        if (Version is null) // nothing was typed yet
        {
            Form = IncidentForm.Of(stored);
            BeginWith(stored);
        }
        else if (SettledVersion is not null) // a choice is still open
        {
            LaySideBySide(stored);
            return;
        }

        Form.OfferFirstItems();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string? add, string? remove, string? questions, CancellationToken ct)
    {
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);
        if (SettledVersion is not null) return await Settle(reference, ct);

        var typed = Form.Tell(new AmendIncident { Reference = reference, Version = Version ?? 0 });
        return await Save(typed, ct);
    }

    private async Task<IActionResult> Save(AmendIncident incident, CancellationToken ct)
    {
        try
        {
            await mediator.Send(incident with { Submit = Step == "send" }, ct);
            return new SeeOtherResult($"/incidents/{incident.Reference}");
        }
        catch (StaleVersionException)
        {
            return ShowBoth(await Read(incident.Reference, ct));
        }
    }

    /// <summary>One choice for each field that two people changed; the rest is chosen already.</summary>
    private async Task<IActionResult> Settle(string reference, CancellationToken ct)
    {
        var stored = await Read(reference, ct);
        if (stored.Version != SettledVersion) return ShowBoth(stored); // once more: what was compared is not what stands

        LaySideBySide(stored);
        if (!IsEveryFieldChosen()) return Page();
        return Step == GoOnWriting ? WriteOn(Settlement!.Settled) : await Save(Settlement!.Settled, ct);
    }

    private async Task<AmendIncident> Read(string reference, CancellationToken ct)
    {
        await ReadWords(ct);
        var stored = await mediator.Send(new ShowIncidentForm(reference), ct);
        Reference = stored.Reference;
        return stored;
    }
}
