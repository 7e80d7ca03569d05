using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>Field by field what may leave; then exactly what readers will see; then to somebody else for approval.</summary>
[RuleField("release.correction-narrower", "Form.Audience")]
public sealed class PrepareModel(IMediator mediator, Words words, DateWords dates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReleaseForm Form { get; set; } = new();

    /// <summary>The reference of the release that this one is to take the place of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Corrects { get; set; }

    /// <summary>An earlier proposal to start from.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    public ReleaseOffer Offer { get; private set; } = null!;
    public ReleasePreview? Preview { get; private set; }
    public Glossary Words { get; private set; } = null!;

    public IEnumerable<FieldOption> Languages => Words.Terms("language").Select(t => new FieldOption(t.Code, t.Label));

    public IEnumerable<FieldOption> Audiences => Enum.GetValues<ReleaseAudience>().Select(Code.Of)
        .Select(code => new FieldOption(code, texts[$"release.audience.{code}"]));

    public IEnumerable<FieldOption> Levels =>
    [
        new("clear", "TLP:CLEAR", texts["tlp.clear"]), new("green", "TLP:GREEN", texts["tlp.green"]), new("amber", "TLP:AMBER", texts["tlp.amber"]),
    ];

    public IEnumerable<FieldOption> Dates => Enum.GetValues<ReleasedDate>().Select(when => new FieldOption(
        Code.Of(when), texts[$"release.when.{Code.Of(when)}"],
        when == ReleasedDate.Withheld ? null : dates.Event(new ReleaseChoice { When = when }.Tell(Offer.Occurred).ToString())));

    /// <summary>What can be told of this incident, each with its value beside it.</summary>
    public IEnumerable<FieldOption> Fields
    {
        get
        {
            if (Offer.ActTypes.Count > 0) yield return Field(ReleaseField.ActTypes, string.Join(", ", Offer.ActTypes.Select(t => Words.Label("act-type", t))));
            if (Offer.TargetCategories.Count > 0)
                yield return Field(ReleaseField.TargetCategories, string.Join(", ", Offer.TargetCategories.Select(c => Words.Label("target-category", c))));
            if (Offer.Country is { } country) yield return Field(ReleaseField.Country, Words.Label("country", country));
            if (Offer.Town is { } town) yield return Field(ReleaseField.Town, town);
            if (Offer.Situation is { } situation) yield return Field(ReleaseField.Situation, Words.Label("situation", situation));
            yield return Field(ReleaseField.Severity, texts[$"severity.{Code.Of(Offer.Severity)}"]);
            yield return Field(ReleaseField.Verification, texts[$"verification.{Code.Of(Offer.Verification)}"]);
            yield return Field(ReleaseField.Passages, texts["release.field.passages-hint"]);
            yield return Field(ReleaseField.Asks, texts["release.field.asks-hint"]);
            yield return Field(ReleaseField.Responses, texts["release.field.responses-hint"]);
        }
    }

    public IEnumerable<FieldOption> Named => Offer.Targets.Where(t => t.MayBeNamed)
        .Select(t => new FieldOption(t.Id.ToString(), t.Name ?? Words.Party(t.PartyId), Words.Label("target-category", t.Category)));

    public IEnumerable<FieldOption> Described => Offer.Targets.Where(t => t.Description is not null)
        .Select(t => new FieldOption(t.Id.ToString(), t.Description!, Words.Label("target-category", t.Category)));

    public IEnumerable<FieldOption> Actors => Offer.Actors
        .Select(a => new FieldOption(a.Id.ToString(), a.Name ?? Words.Party(a.PartyId), Words.Label("claim-status", Code.Of(a.Claim))));

    public string Gap(ConsentGap gap) => gap.Target is { } target
        ? texts["release.gap.target", target]
        : texts["release.gap", texts[$"consent.part.{Code.Of(gap.Part)}"], texts[gap.Answer is { } answer ? $"consent.{Code.Of(answer)}" : "consent.not-asked"]];

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        Offer = await mediator.Send(new ShowReleaseForm(reference, Corrects, From), ct);
        Words = await words.Now(ct);
        if (Form.Version == 0) Form = ReleaseForm.From(Offer);
        else if (ModelState.IsValid && Form.Sha256 is not null)
            Preview = await mediator.Send(Form.Tell(new PreviewRelease(), reference, Corrects), ct);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string reference, CancellationToken ct)
    {
        var preview = await mediator.Send(Form.Tell(new PreviewRelease(), reference, Corrects), ct);
        return this.ParkAndReturn(fields => fields.Set("Form.Sha256", preview.Sha256), "preview");
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var id = await mediator.Send(Form.Tell(new PrepareRelease { Sha256 = Form.Sha256 ?? "" }, reference, Corrects), ct);
        return new SeeOtherResult($"/releases/proposals/{id}");
    }

    private FieldOption Field(ReleaseField field, string value) => new(Code.Of(field), texts[$"release.field.{Code.Of(field)}"], value);
}
