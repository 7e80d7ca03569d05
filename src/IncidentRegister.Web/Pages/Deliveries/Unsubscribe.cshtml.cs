using IncidentRegister.Application.Reports;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Deliveries;

/// <summary>
/// The way out of a report that stands in every copy. A reader of mail sends the POST by itself, without a cookie and
/// without following a redirect (RFC 8058); a GET changes nothing, because mail is opened by machines as well.
/// </summary>
[AtTheDoor]
[IgnoreAntiforgeryToken]
[RequireAntiforgeryToken(required: false)]
public sealed class UnsubscribeModel(IMediator mediator) : PageModel
{
    public bool IsStopped { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken ct) => IsStopped = await mediator.Send(new ShowReportStop(token), ct);

    public async Task OnPostAsync(string token, CancellationToken ct)
    {
        await mediator.Send(new StopReport(token), ct);
        IsStopped = true;
    }
}
