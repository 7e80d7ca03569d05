using IncidentRegister.Application.Mentions;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>What the finder reads in the background, how far it is, and what came of it.</summary>
public sealed class RunsModel(IMediator mediator) : PageModel
{
    public const string Address = "/statements/runs";

    public IReadOnlyList<RunLine> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Runs = await mediator.Send(new ListMentionRuns(), ct);

    /// <param name="incident">The reference of the incident to look for; empty: everything is read.</param>
    public async Task<IActionResult> OnPostStartAsync(string? incident, CancellationToken ct)
    {
        await mediator.Send(new StartMentionRun(string.IsNullOrEmpty(incident) ? null : incident), ct);
        return new SeeOtherResult(Address);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid run, CancellationToken ct)
    {
        await mediator.Send(new CancelMentionRun(run), ct);
        return new SeeOtherResult(Address);
    }
}
