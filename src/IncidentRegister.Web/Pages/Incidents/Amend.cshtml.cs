using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class AmendModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, ToldWords told)
    : IncidentFormPage(words, texts)
{
    /// <summary>The version that the form was made from.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public long? Version { get; set; }

    public string Reference { get; private set; } = "";

    public ToldWords Told { get; } = told;

    /// <summary>Both versions, where somebody else saved first.</summary>
    public AmendConflict? Conflict { get; private set; }

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        await ReadWords(ct);
        var stored = await mediator.Send(new ShowIncidentForm(reference), ct);
        Reference = stored.Reference;
        if (Version is null) // nothing was typed yet
        {
            Form = IncidentForm.Of(stored);
            Version = stored.Version;
        }

        Form.OfferFirstItems();
    }

    public async Task<IActionResult> OnPostAsync(
        string reference, string? add, string? remove, string? questions, string? step, CancellationToken ct)
    {
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);

        try
        {
            await mediator.Send(
                Form.Tell(new AmendIncident { Reference = reference, Version = Version ?? 0, Submit = step == "send" }), ct);
            return new SeeOtherResult($"/incidents/{reference}");
        }
        catch (StaleVersionException)
        {
            return await ShowBoth(reference, step, ct);
        }
    }

    /// <summary>409: what stands now beside what was typed, all of it still in the form.</summary>
    private async Task<IActionResult> ShowBoth(string reference, string? step, CancellationToken ct)
    {
        await ReadWords(ct);
        var stored = await mediator.Send(new ShowIncidentForm(reference), ct);
        (Reference, Version) = (stored.Reference, stored.Version);
        Conflict = AmendConflict.Between(stored, Form.Tell(stored), FormFields.Of(Request.Form), step);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
