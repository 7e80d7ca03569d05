using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class AmendModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, DateWords dates)
    : IncidentFormPage(words, texts)
{
    private static readonly Dictionary<string, string> Vocabularies = new()
    {
        ["Acts.Type"] = "act-type",
        ["Acts.Stages.Kind"] = "stage",
        ["Targets.Category"] = "target-category",
        ["Targets.Naming"] = "naming",
        ["Actors.Kind"] = "actor-kind",
        ["Actors.Claim"] = "claim-status",
        ["Actors.Attribution"] = "attribution",
        ["Country"] = "country",
        ["Situation"] = "situation",
        ["Severity"] = "severity",
        ["Language"] = "language",
        ["Sources.Language"] = "language",
    };

    /// <summary>The version that the form was made from.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public long? Version { get; set; }

    public string Reference { get; private set; } = "";

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
        string reference, string? add, string? remove, string? step, CancellationToken ct)
    {
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);

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

    /// <summary>A code by its label, a date in words, anything else as it was told.</summary>
    public string InWords(ConflictLine line, string? told) => told is null ? "–" : line.Kind switch
    {
        "Occurred" or "Acts.Stages.Date" or "Sources.PublishedOn" => dates.Event(told),
        "Kind" => Texts[$"incident.kind.{told}"],
        "TownVisibility" => Texts[$"incident.town-visibility.{told}"],
        "Handling" => Texts[$"incident.handling.{told}"],
        "Targets.Kind" => Texts[$"incident.target-kind.{told}"],
        "Sources.Connection" => Texts[$"incident.connection.{told}"],
        _ => Vocabularies.TryGetValue(line.Kind, out var vocabulary) ? Glossary.Label(vocabulary, told) : told,
    };

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
