using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Words of a statement at an address of their own, to be cited.</summary>
public sealed class PassageModel(
    IMediator mediator, Words words, ICurrentUser user, DateWords dates, PublicAddress address, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Paragraph { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Start { get; set; }

    [BindProperty(SupportsGet = true)]
    public int End { get; set; }

    public PassageSheet Sheet { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public bool MayLog => Policies.LogIncidents.Allows(user.Now.Role);
    public bool MayLink => Policies.WorkOnStatements.Allows(user.Now.Role);
    public string Level => HandlingLevel.Of(Sheet.Links.Select(l => l.Incident));
    public string Path => PassageAddress.Of(Sheet.Reference, Sheet.Version, Sheet.Paragraph, Sheet.Span.Start, Sheet.Span.End);

    /// <summary>The paragraph with these words marked, and nothing else.</summary>
    public IReadOnlyCollection<MarkedSpan> Spans =>
        [new(Sheet.Span.Start, Sheet.Span.End, MarkKind.Linked, "1", "#cite", $"1, {texts["passage.cited"]}")];

    /// <summary>Who, what, when, where in it, where it is kept, and by what its text is known again.</summary>
    public string Citation => texts[
        "passage.citation", Issuers, Sheet.Title, dates.Event(Sheet.IssuedOn.ToString()), Sheet.Paragraph, Sheet.Quote,
        address.Root + Path, Sheet.Sha256].Value;

    public string Issuers => Sheet.IssuedAs ?? string.Join(", ", Sheet.Issuers.Select(id => Words.Party(id)));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sheet = await mediator.Send(new ShowPassage(Reference, Version, Paragraph, Start, End), ct);
        Words = await words.Now(ct);
    }
}
