using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>One's own reports, and what one got of others'.</summary>
public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public ReportList Reports { get; private set; } = null!;

    public Role Role => user.Now.Role;

    public async Task OnGetAsync(CancellationToken ct) => Reports = await mediator.Send(new ListReports(), ct);

    public async Task<IActionResult> OnPostPauseAsync(Guid id, bool isPaused, long version, CancellationToken ct)
    {
        await mediator.Send(new PauseReport(id, isPaused, version), ct);
        return new SeeOtherResult("/reports");
    }
}
