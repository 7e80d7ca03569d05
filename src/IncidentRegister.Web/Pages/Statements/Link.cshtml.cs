using IncidentRegister.Application;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Links a passage without script: sentences to tick, incidents to choose from.</summary>
[RuleField("passage.not-contiguous", "Form.Passage.Sentences")]
[RuleField("passage.outside-text", "Form.Passage.Sentences")]
[RuleField("passage.no-words", "Form.Passage.Sentences")]
[RuleField("passage.no-such-paragraph", "Form.Passage.Sentences")]
[RuleField("passage.text-moved", "Form.Passage.Sentences")]
[RuleField("mention.already-there", "Form.Incident")]
public sealed class LinkModel(IMediator mediator, DateWords dates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public LinkForm Form { get; set; } = new();

    public LinkDesk Desk { get; private set; } = null!;
    public IReadOnlyList<FieldOption> Relations => LinkForm.Relations(texts);
    public IReadOnlyList<FieldOption> Stances => LinkForm.Stances(texts);
    public string Level => HandlingLevel.Of(Desk.Incidents);

    public IReadOnlyList<FieldOption> Incidents =>
    [
        .. Desk.Incidents.Select(i => new FieldOption(i.Reference, i.Title, $"{i.Reference}, {dates.Event(i.Occurred.ToString())}")),
        new(LinkForm.None, texts["mention.no-incident"]),
    ];

    public async Task OnGetAsync(CancellationToken ct) => Desk = await mediator.Send(new PrepareLink(Reference, Form.Search), ct);

    /// <summary>Looks for incidents, and keeps what was ticked.</summary>
    public IActionResult OnPostSearch() => this.ParkAndReturn(anchor: "incidents");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var linked = await mediator.Send(Form.Link(Reference), ct);
        return new SeeOtherResult(FormattableString.Invariant($"/statements/{linked.Statement}#p{linked.Paragraph}"));
    }

    public bool IsTicked(string sentence) => Form.Passage.Sentences.Contains(sentence);

    public IEnumerable<string> Problems(string field) =>
        ModelState.TryGetValue(field, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).Distinct() : [];
}
