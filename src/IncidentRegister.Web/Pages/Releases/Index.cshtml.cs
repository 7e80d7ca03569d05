using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>The coalition's register: what was released, and nothing else.</summary>
public sealed class IndexModel(IMediator mediator, Words words, ICurrentUser user, TimeProvider clock) : PageModel
{
    /// <summary>The first year that the list of years offers.</summary>
    private const int FirstYear = 2015;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ReleaseList List { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public ReleaseFilter Filter => ReleaseAddress.FilterOf(Search, Type, Country, Category, Year);
    public bool MayApprove => Policies.ApproveReleases.Allows(user.Now.Role);
    public IEnumerable<int> Years => Enumerable.Range(FirstYear, clock.GetUtcNow().Year - FirstYear + 1).Reverse();

    /// <summary>The mark of the page: that of the strictest release on it.</summary>
    public string Level => List.Lines.Count == 0 ? "CLEAR" : ReleaseView.Label(List.Lines.Min(l => l.Tlp));

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await mediator.Send(new ListReleases(Filter, After), ct);
        Words = await words.Now(ct);
    }
}
