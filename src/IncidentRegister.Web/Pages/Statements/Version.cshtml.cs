using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>A text of a statement that is not the newest, or a translation, to read.</summary>
public sealed class VersionModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>Also as it was taken.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Original { get; set; }

    public VersionSheet Sheet { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public bool MayWork => AddVersion.Policy.Allows(user.Now.Role);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sheet = await mediator.Send(new ShowVersion(Reference, Number, Original), ct);
        Words = await words.Now(ct);
    }

    /// <summary>Each with the way to where its words stand now.</summary>
    public IReadOnlyCollection<MarkedSpan> Spans(MarkedParagraph paragraph) => [.. paragraph.Marks.Select(mark => new MarkedSpan(
        mark.Start, mark.End, mark.IsAsk ? MarkKind.Ask : MarkKind.Linked, mark.NowAt is { } now ? $"¶{now.ToString(CultureInfo.InvariantCulture)}" : "–",
        $"/statements/{Sheet.Reference}{(mark.NowAt is { } at ? $"#p{at.ToString(CultureInfo.InvariantCulture)}" : MayWork ? "/reanchor" : "/versions")}",
        mark.NowAt is { } place ? texts["statement.version.now-at", place] : texts["statement.version.no-place"]))];
}
