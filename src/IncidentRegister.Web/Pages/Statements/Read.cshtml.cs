using IncidentRegister.Application;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Mentions;
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
public sealed partial class ReadModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The mention that was just taken back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Undone { get; set; }

    [BindProperty(SupportsGet = true)]
    public LinkForm Form { get; set; } = new();

    /// <summary>The state that alone is shown, by its name in the address; null: links, and what waits for an answer.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>The suggestion that was just decided, and whether somebody else had been there before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Decided { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Late { get; set; }

    /// <summary>The finder has just read the text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Looked { get; set; }

    /// <summary>The suggestion that is at hand.</summary>
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public StatementSheet Sheet { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>Null for those who do not answer the finder.</summary>
    public ToReadRail? ToRead { get; private set; }
    public bool MayLink => LinkPassage.Policy.Allows(user.Now.Role);
    public bool MayRecord => RecordResponse.Policy.Allows(user.Now.Role);
    public bool HasKeys => user.Now.HasKeys;
    public string Direction => WritingDirection.Of(Sheet.Language);
    public IReadOnlyList<FieldOption> Relations => LinkForm.Relations(texts);
    public IReadOnlyList<FieldOption> Stances => LinkForm.Stances(texts);

    /// <summary>The statement is public; the titles of incidents beside it are not.</summary>
    public string Level => HandlingLevel.Of(Sheet.Links.SelectMany(l => l.Links).Select(l => l.Incident));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sheet = await mediator.Send(
            new ShowStatement(Reference, Id(Undone))
            {
                Show = RoomAddress.StateOf(Show),
                Decided = Id(Decided),
            },
            ct);
        Words = await words.Now(ct);
        Turn = new RoomTurn(Sheet, Id(At));
        if (MayLink) ToRead = new ToReadRail(await mediator.Send(new ListToRead(), ct), Words, Sheet.Reference);
    }

    /// <summary>Where the words of a card can be cited.</summary>
    public string Permalink(PassageCard card) => PassageAddress.Of(Sheet.Reference, Sheet.Version.Number, card.Paragraph, card.Start, card.End);

    /// <summary>The room with another question at hand.</summary>
    public string Turned(PassageCard card) => new RoomAddress(Sheet.Reference) { Show = Show, At = card.Links[0].Mention }.ToString();

    /// <summary>Nothing where it is none: a notice that cannot be shown is none.</summary>
    private static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;

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
        mark.Start, mark.End, KindOf(mark), mark.Tag, $"#{mark.Anchor}", texts[LabelOf(mark), mark.Tag],
        Turn.Current is { } current && !mark.IsAsk && mark.Anchor == current.Anchor))];

    private static MarkKind KindOf(PassageMark mark) => mark switch
    {
        { IsAsk: true } => MarkKind.Ask,
        { State: MentionState.Suggested } => MarkKind.Suggested,
        { State: MentionState.Rejected } => MarkKind.Rejected,
        _ => MarkKind.Linked,
    };

    private static string LabelOf(PassageMark mark) => KindOf(mark) switch
    {
        MarkKind.Ask => "statement.mark.ask",
        MarkKind.Suggested => "statement.mark.suggested",
        MarkKind.Rejected => "statement.mark.rejected",
        _ => "statement.mark.link",
    };
}
