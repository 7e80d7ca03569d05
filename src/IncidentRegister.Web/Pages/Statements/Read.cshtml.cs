using IncidentRegister.Application;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The reading room: a statement with what is linked to its words.</summary>
[RuleField("passage.text-moved", "Form.Passage.Quote")]
[RuleField("passage.outside-text", "Form.Passage.Quote")]
[RuleField("passage.splits-character", "Form.Passage.Quote")]
[RuleField("passage.no-words", "Form.Passage.Quote")]
[RuleField("passage.no-such-paragraph", "Form.Passage.Quote")]
[RuleField("mention.already-there", "Form.Incident")]
public sealed class ReadModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The mention that was just taken back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Undone { get; set; }

    [BindProperty(SupportsGet = true)]
    public LinkForm Form { get; set; } = new();

    public StatementSheet Sheet { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public bool MayLink => LinkPassage.Policy.Allows(user.Now.Role);
    public bool MayRecord => RecordResponse.Policy.Allows(user.Now.Role);
    public string Direction => WritingDirection.Of(Sheet.Language);
    public IReadOnlyList<FieldOption> Relations => LinkForm.Relations(texts);
    public IReadOnlyList<FieldOption> Stances => LinkForm.Stances(texts);

    /// <summary>The statement is public; the titles of incidents beside it are not.</summary>
    public string Level => HandlingLevel.Of(Sheet.Links.SelectMany(l => l.Links).Select(l => l.Incident));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sheet = await mediator.Send(new ShowStatement(Reference, Guid.TryParse(Undone, out var undone) ? undone : null), ct);
        Words = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var linked = await mediator.Send(Form.Link(Reference), ct);
        return new SeeOtherResult(FormattableString.Invariant($"/statements/{linked.Statement}#p{linked.Paragraph}"));
    }

    public async Task<IActionResult> OnPostUnlinkAsync(Guid mention, CancellationToken ct)
    {
        var place = await mediator.Send(new UndoMention(mention), ct);
        return new SeeOtherResult(FormattableString.Invariant($"/statements/{place.Statement}?undone={mention}#p{place.Paragraph}"));
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid mention, CancellationToken ct)
    {
        var place = await mediator.Send(new RestoreMention(mention), ct);
        return new SeeOtherResult(FormattableString.Invariant($"/statements/{place.Statement}#p{place.Paragraph}"));
    }

    public IReadOnlyCollection<MarkedSpan> Spans(ParagraphSheet paragraph) => [.. paragraph.Marks.Select(mark => new MarkedSpan(
        mark.Start, mark.End, mark.IsAsk ? MarkKind.Ask : MarkKind.Linked, mark.Tag, $"#{mark.Anchor}",
        texts[mark.IsAsk ? "statement.mark.ask" : "statement.mark.link", mark.Tag]))];
}
