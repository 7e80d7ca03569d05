using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages;

/// <summary>One box for all that the reader may see. It is read only: what is looked for stands in the address.</summary>
public sealed class SearchModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public FoundRecords Found { get; private set; } = new(SearchOutcome.NothingAsked, [], [], []);

    public Glossary Words { get; private set; } = null!;

    public bool FoundNothing => Found is { Incidents.Count: 0, Statements.Count: 0, Parties.Count: 0 };

    /// <summary>The strictest handling of what is on the page.</summary>
    public string? Handling => Found.Incidents.Count == 0 ? null : Code.Of((Tlp)Found.Incidents.Min(i => (int)i.Handling));

    /// <summary>The words of an excerpt, encoded, with the matched ones marked.</summary>
    public static IHtmlContent Marked(Excerpt excerpt)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in excerpt.Marks)
        {
            var words = new TagBuilder("mark");
            words.InnerHtml.Append(excerpt.Text[mark.Start..mark.End]);
            html.Append(excerpt.Text[at..mark.Start]).AppendHtml(words);
            at = mark.End;
        }

        return html.Append(excerpt.Text[at..]);
    }

    /// <summary>Where the paragraph stands that was found: in the statement as it is read, or in a translation.</summary>
    public static string AddressOf(FoundStatement found)
    {
        var text = found.Translation is { } translation ? FormattableString.Invariant($"/versions/{translation.Number}") : "";
        var place = found.Paragraph is { } paragraph ? FormattableString.Invariant($"#p{paragraph}") : "";
        return $"/statements/{found.Reference}{text}{place}";
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Words = await words.Now(ct);
        try
        {
            Found = await mediator.Send(new SearchRegister(Query), ct);
        }
        catch (ValidationException wrong)
        {
            // A GET has no form to be parked: the page itself says what is wrong, beside its one field.
            foreach (var error in wrong.Errors)
                ModelState.AddModelError("q", texts[error.ErrorMessage, SearchRegister.TextMaxLength]);
        }
    }
}
