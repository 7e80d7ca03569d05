using IncidentRegister.Application;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Answers a suggestion with another incident than the finder's.</summary>
[RuleField("mention.already-there", "Form.Incident")]
[RuleField("incident.merged", "Form.Incident")]
public sealed class InsteadModel(IMediator mediator, DateWords dates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Mention { get; set; }

    [BindProperty(SupportsGet = true)]
    public LinkForm Form { get; set; } = new();

    public InsteadDesk Desk { get; private set; } = null!;
    public IReadOnlyList<FieldOption> Relations => LinkForm.Relations(texts);
    public IReadOnlyList<FieldOption> Stances => LinkForm.Stances(texts);
    public string Level => HandlingLevel.Of(Desk.Incidents);

    public IReadOnlyList<FieldOption> Incidents =>
    [
        .. Desk.Incidents.Select(i => new FieldOption(i.Reference, i.Title, $"{i.Reference}, {dates.Event(i.Occurred.ToString())}")),
        new(LinkForm.None, texts["mention.no-incident"]),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Desk = await mediator.Send(new PrepareInstead(Mention, Form.Search), ct);
        if (Desk.State != MentionState.Suggested)
            return new SeeOtherResult(new RoomAddress(Desk.Statement) { Decided = Mention, IsLate = true }.ToString());

        Form.Relation ??= Application.Data.Code.Of(Desk.Relation);
        Form.Stance ??= Application.Data.Code.Of(Desk.Stance);
        return Page();
    }

    /// <summary>Looks for incidents, and keeps what was chosen.</summary>
    public IActionResult OnPostSearch() => this.ParkAndReturn(anchor: "incidents");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var decision = await mediator.Send(Form.Instead(Mention), ct);
        return new SeeOtherResult(
            new RoomAddress(decision.Statement) { Decided = decision.Mention, IsLate = !decision.WasMade }.ToString());
    }
}
