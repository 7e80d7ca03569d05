using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>Who was asked about which incident and took nothing, longest silence first.</summary>
public sealed class GapsModel(IMediator mediator, Words words) : PageModel
{
    private const string Path = "/responses/gaps";

    [BindProperty(SupportsGet = true)]
    public string? Addressee { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public GapList Gaps { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public string Level => HandlingLevel.Of(Gaps.Lines.Select(l => l.Incident));
    public string? Chosen => string.IsNullOrWhiteSpace(Addressee) ? null : Addressee.Trim();
    public string? Next => Gaps.Next is { } next ? Address(next) : null;
    public string? First => After is null ? null : Address(null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Words = await words.Now(ct);
        Gaps = await mediator.Send(new ListGaps(Chosen, After), ct);
    }

    /// <summary>The asks that wait.</summary>
    public string Behind(GapLine line) =>
        $"{new TrackerAddress(new AskFilter { Incident = line.Incident.Reference, Addressee = Words.KeyOf(line.Addressee) })}";

    public string Narrowed(Guid addressee) => $"{Path}{new QueryBuilder { { "addressee", Words.KeyOf(addressee) ?? "" } }}";

    public string Query => Chosen is { } addressee ? $"{new QueryBuilder { { "addressee", addressee } }}" : "";

    private string Address(string? after)
    {
        var query = new QueryBuilder();
        if (Chosen is { } addressee) query.Add("addressee", addressee);
        if (after is not null) query.Add("after", after);
        return $"{Path}{query}";
    }
}
