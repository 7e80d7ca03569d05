using IncidentRegister.Application.Reports;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Deliveries;

/// <summary>How the copies of one run fared; what failed, or cannot be told of, may be sent again.</summary>
public sealed class RunModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Report { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Run { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public DeliveryLog Log { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) =>
        Log = new DeliveryLog(await mediator.Send(new ShowDeliveries(Run, State, After), ct), DeliveryLog.AddressOf(Report, Run), After is not null);

    public async Task<IActionResult> OnPostAsync(Guid copy, CancellationToken ct)
    {
        await mediator.Send(new ResendDelivery(Run, copy), ct);
        return new SeeOtherResult($"{DeliveryLog.AddressOf(Report, Run)}?saved=true");
    }
}

/// <param name="Address">Of the page that shows it and takes what is pressed in it.</param>
/// <param name="IsContinued">It is not the first page of its state.</param>
public sealed record DeliveryLog(DeliverySheet Sheet, string Address, bool IsContinued)
{
    public static string AddressOf(Guid report, Guid run) => $"/reports/{report}/runs/{run}/deliveries";
}
