using IncidentRegister.Application.Reports;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>Everybody's reports, for whoever stops one that should not go out; nothing of what they tell.</summary>
public sealed class ReportsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<TendedReport> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Reports = await mediator.Send(new ListEveryonesReports(), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, bool isPaused, long version, CancellationToken ct)
    {
        await mediator.Send(new HoldReport(id, isPaused, version), ct);
        return new SeeOtherResult("/admin/reports");
    }
}
