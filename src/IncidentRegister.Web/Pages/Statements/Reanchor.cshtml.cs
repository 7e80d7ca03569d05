using IncidentRegister.Application.Statements;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Finds the place of a passage in the newest text: the old text beside the new one.</summary>
[RuleField("passage.not-contiguous", "Form.Choice.Sentences")]
[RuleField("passage.outside-text", "Form.Choice.Sentences")]
[RuleField("passage.no-words", "Form.Choice.Sentences")]
[RuleField("passage.no-such-paragraph", "Form.Choice.Sentences")]
[RuleField("passage.text-moved", "Form.Choice.Sentences")]
public sealed class ReanchorModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Passage { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReanchorForm Form { get; set; } = new();

    public ReanchorDesk Desk { get; private set; } = null!;
    public IReadOnlyCollection<MarkedSpan> Old => Desk.Shown is { } old
        ? [new MarkedSpan(old.Start, old.End, MarkKind.Linked, "1", "#new", Desk.Title)] : [];

    public async Task OnGetAsync(CancellationToken ct) => Desk = await mediator.Send(new PrepareReanchor(Reference, Passage), ct);

    public async Task<IActionResult> OnPostAsync(Guid waiting, CancellationToken ct) =>
        Next(await mediator.Send(new ReanchorPassage(Reference, waiting) { Choice = Form.Choice.Choice() }, ct));

    public async Task<IActionResult> OnPostGoneAsync(Guid waiting, CancellationToken ct) =>
        Next(await mediator.Send(new ReanchorPassage(Reference, waiting), ct));

    public bool IsTicked(string sentence) => Form.Choice.Sentences.Contains(sentence);

    public IEnumerable<string> Problems(string field) =>
        ModelState.TryGetValue(field, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).Distinct() : [];

    /// <summary>The next one that waits; after the last, where this one went.</summary>
    private static SeeOtherResult Next(ReanchoredPassage done) => new(
        done.Left > 0 ? $"/statements/{done.Statement}/reanchor"
        : done.Paragraph is { } paragraph ? FormattableString.Invariant($"/statements/{done.Statement}#p{paragraph}")
        : $"/statements/{done.Statement}/versions");
}

public sealed class ReanchorForm
{
    public PassageForm Choice { get; set; } = new();
}
