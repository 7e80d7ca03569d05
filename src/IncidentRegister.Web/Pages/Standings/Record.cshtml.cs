using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Standings;

/// <summary>Records how a State or a body stands to one instrument, or corrects what was recorded.</summary>
[RuleField("standing.other-instrument", "Form.Kind")]
[RuleField("standing.no-day", "Form.SeenOn")]
[RuleField("standing.in-future", "Form.SeenOn")]
[RuleField("standing.already-there", "Form.SeenOn")]
[RuleField("standing.seen-before", "Form.Since")]
[RuleField("standing.no-source", "Form.Publisher")]
[RuleField("standing.other-party", "Form.Party")]
public sealed class RecordModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The key of whom it is about, to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    /// <summary>The line that is corrected.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Corrects { get; set; }

    [BindProperty(SupportsGet = true)]
    public StandingForm Form { get; set; } = new();

    public IReadOnlyList<FieldOption> Instruments =>
        [.. Enum.GetValues<Instrument>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"standing.instrument.{code}"]))];

    public IReadOnlyList<FieldOption> Kinds =>
        [.. Enum.GetValues<StandingKind>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"standing.{code}"], texts[$"standing.{code}.of"]))];

    public IReadOnlyList<FieldOption> Hands => [new("false", texts["standing.at-first-hand"]), new("true", texts["standing.at-second-hand"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!RecordStanding.Policy.Allows(user.Now.Role)) throw new ForbiddenException(RecordStanding.Policy.Name);

        if (Form.IsTyped) return; // what was typed is shown again as it was

        var glossary = await words.Now(ct);
        if (Corrects is { } id) Form = StandingForm.Of(await mediator.Send(new ShowStanding(id), ct), glossary);
        else if (Party is { } key) Form.Party = glossary.Party(glossary.PartyOf(key));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var recorded = await mediator.Send(new RecordStanding(Form.Told()) { Corrects = Corrects }, ct);
        return new SeeOtherResult(recorded.State is { } code ? $"/states/{code}#standing" : "/states#groups");
    }
}
