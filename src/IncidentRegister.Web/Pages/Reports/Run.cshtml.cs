using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>A report as it was sent.</summary>
public sealed class RunModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public RunSheet Run { get; private set; } = null!;
    public bool TendsDeliveries => Policies.TendDeliveries.Allows(user.Now.Role);

    public string Address(int page) => $"/reports/{Id}/runs/{Key}?p={page}";

    public async Task OnGetAsync(CancellationToken ct) => Run = await mediator.Send(new ShowReportRun(Id, Key, Number), ct);
}
