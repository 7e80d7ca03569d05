using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Releases;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>A secret address of one's own, under which a feed reader gets what is filtered.</summary>
public sealed class FeedsModel(IMediator mediator, PublicAddress address) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public FeedForm Form { get; set; } = new();

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

    public FeedAddressSheet Standing { get; private set; } = null!;
    public ReleaseFilter Filter => ReleaseAddress.FilterOf(Search, Type, Country, Category, Year);

    /// <summary>Shown once, to who made it: the register keeps its hash alone.</summary>
    public IEnumerable<(string Kind, string Address)> Addresses => Form.Secret is null ? [] :
        new[] { ("Atom", "atom"), ("JSON Feed", "json") }.Select(f =>
            (f.Item1, $"{address.Root}{new ReleaseAddress(Filter, Path: $"/feeds/{Form.Secret}.{f.Item2}")}"));

    public async Task OnGetAsync(CancellationToken ct) => Standing = await mediator.Send(new ShowFeedAddress(), ct);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        var secret = Token.New();
        await mediator.Send(new MakeFeedAddress(Token.Hash(secret)), ct);
        return this.ParkAndReturn(fields => fields.Set("Form.Secret", secret));
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct)
    {
        await mediator.Send(new RevokeFeedAddress(), ct);
        return new SeeOtherResult("/releases/feeds");
    }
}

public sealed class FeedForm
{
    /// <summary>What was just made; null on every other visit.</summary>
    public string? Secret { get; set; }
}
