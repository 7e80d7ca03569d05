using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// A form that somebody else may save first: what was, what stands now and what was typed are laid side by side, with one
/// choice for each field that two people changed.
/// </summary>
public abstract class SettledFormPage(Words words, IStringLocalizer<Texts> texts, ToldWords told, ShownForm shown)
    : IncidentFormPage(words, texts)
{
    /// <summary>The button that goes back to the form, with what was chosen.</summary>
    public const string GoOnWriting = "write";

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

    /// <summary>The button that was pressed.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Step { get; set; }

    /// <summary>Both versions, where somebody else saved first.</summary>
    public Settlement? Settlement { get; private set; }

    public SettlementWords SettlementWords => new(told, Glossary, Texts);

    /// <summary>What stood when the form was shown came back with it.</summary>
    public bool IsBeginningKnown => Settlement is { } both && shown.Open(Shown, both.Theirs.Reference) is not null;

    /// <summary>Everything that was typed, to be sent again.</summary>
    public IReadOnlyDictionary<string, string> TypedAgain => TypedFields.Of(Form);

    /// <summary>Begins with what is stored; nothing was typed yet.</summary>
    protected void BeginWith(AmendIncident stored) => (Version, Shown) = (stored.Version, shown.Seal(stored));

    /// <summary>What the form carries of the version that it is made from.</summary>
    protected string Sealed(AmendIncident stored) => shown.Seal(stored);

    /// <summary>409: what was, what stands now and what was typed, all of it still in the form.</summary>
    protected PageResult ShowBoth(AmendIncident stored)
    {
        Chosen.Clear();
        LaySideBySide(stored);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>What was chosen for an earlier version is forgotten: it is not what stands.</summary>
    protected void LaySideBySide(AmendIncident stored)
    {
        if (SettledVersion != stored.Version) Chosen.Clear();
        SettledVersion = stored.Version;
        Settlement = Settlement.Of(shown.Open(Shown, stored.Reference), stored, Form, Chosen);
    }

    /// <summary>Says beside each field that both changed and nobody has chosen for that a choice is missing.</summary>
    protected bool IsEveryFieldChosen()
    {
        foreach (var open in Settlement!.Open)
            ModelState.AddModelError($"{nameof(Chosen)}[{open}].{nameof(FieldChoice.Taken)}", Texts["incident.stale-choose"]);
        return ModelState.IsValid;
    }

    /// <summary>The form again, filled with what was chosen and made from the version that stands now.</summary>
    protected IActionResult WriteOn(AmendIncident settled) => this.ParkAndReturn(fields =>
    {
        foreach (var (name, _) in fields.ToDictionary()) fields.Remove(name);
        foreach (var (name, value) in TypedFields.Of(IncidentForm.Of(settled))) fields.Set(name, value);
        fields.Set("version", settled.Version.ToString(CultureInfo.InvariantCulture));
        fields.Set("shown-version", shown.Seal(Settlement!.Theirs));
    });
}
