using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class AmendModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, ToldWords told, ShownForm shown)
    : IncidentFormPage(words, texts)
{
    private const string GoOnWriting = "write";

    /// <summary>The version that the form was made from.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public long? Version { get; set; }

    /// <summary>What the form was shown with, sealed.</summary>
    [BindProperty(SupportsGet = true, Name = "shown-version")]
    public string? Shown { get; set; }

    /// <summary>The version that stood when the two were laid side by side; null while nobody else has saved.</summary>
    [BindProperty(SupportsGet = true, Name = "settled-version")]
    public long? SettledVersion { get; set; }

    [BindProperty(SupportsGet = true)]
    public IList<FieldChoice> Chosen { get; set; } = [];

    /// <summary>The button that was pressed: <c>draft</c>, <c>send</c> or, side by side, <c>write</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Step { get; set; }

    public string Reference { get; private set; } = "";

    /// <summary>Both versions, where somebody else saved first.</summary>
    public Settlement? Settlement { get; private set; }

    public SettlementWords SettlementWords => new(told, Glossary, Texts);

    /// <summary>What stood when the form was shown came back with it.</summary>
    public bool IsBeginningKnown => shown.Open(Shown, Reference) is not null;

    /// <summary>Everything that was typed, to be sent again.</summary>
    public IReadOnlyDictionary<string, string> TypedAgain => TypedFields.Of(Form);

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        await ReadWords(ct);
        var stored = await mediator.Send(new ShowIncidentForm(reference), ct);
        Reference = stored.Reference;
        if (Version is null) // nothing was typed yet
        {
            Form = IncidentForm.Of(stored);
            (Version, Shown) = (stored.Version, shown.Seal(stored));
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
            await ReadWords(ct);
            return ShowBoth(await mediator.Send(new ShowIncidentForm(incident.Reference), ct));
        }
    }

    /// <summary>One choice for each field that two people changed; the rest is chosen already.</summary>
    private async Task<IActionResult> Settle(string reference, CancellationToken ct)
    {
        await ReadWords(ct);
        var stored = await mediator.Send(new ShowIncidentForm(reference), ct);
        if (stored.Version != SettledVersion) return ShowBoth(stored); // once more: what was compared is not what stands

        LaySideBySide(stored);
        foreach (var open in Settlement!.Open)
            ModelState.AddModelError($"{nameof(Chosen)}[{open}].{nameof(FieldChoice.Taken)}", Texts["incident.stale-choose"]);
        if (!ModelState.IsValid) return Page();

        return Step == GoOnWriting ? WriteOn(Settlement.Settled) : await Save(Settlement.Settled, ct);
    }

    /// <summary>The form again, filled with what was chosen and made from the version that stands now.</summary>
    private IActionResult WriteOn(AmendIncident settled) => this.ParkAndReturn(fields =>
    {
        foreach (var (name, _) in fields.ToDictionary()) fields.Remove(name);
        foreach (var (name, value) in TypedFields.Of(IncidentForm.Of(settled))) fields.Set(name, value);
        fields.Set("version", settled.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        fields.Set("shown-version", shown.Seal(Settlement!.Theirs));
    });

    /// <summary>409: what was, what stands now and what was typed, all of it still in the form.</summary>
    private PageResult ShowBoth(AmendIncident stored)
    {
        Chosen.Clear();
        LaySideBySide(stored);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private void LaySideBySide(AmendIncident stored)
    {
        if (SettledVersion != stored.Version) Chosen.Clear();
        (Reference, SettledVersion) = (stored.Reference, stored.Version);
        Settlement = Settlement.Of(shown.Open(Shown, stored.Reference), stored, Form, Chosen);
    }
}
