using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>Incidents by country, as a map with its table.</summary>
public sealed class MapModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "as-of")]
    public string? AsOf { get; set; }

    public MapSheet Sheet { get; private set; } = null!;
    public MapPicture Picture { get; private set; } = null!;
    public OverviewAddress Address => new(AsOf);

    /// <summary>As on the overview.</summary>
    public string Level => Sheet.HidesFew ? "AMBER" : "AMBER+STRICT";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sheet = await mediator.Send(new ShowMap(AsOf), ct);
        Picture = MapPicture.Of(Sheet, await words.Now(ct), texts, Address);
    }
}
