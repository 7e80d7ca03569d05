using IncidentRegister.Application.Releases;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>What waits for a second person.</summary>
public sealed class ProposalsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ProposalLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await mediator.Send(new ListProposals(), ct);
}
