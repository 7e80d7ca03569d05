using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Web.Pages.Public;

/// <summary>
/// Reads for whoever comes: as a visitor, also where somebody is signed in, so that the page is the same for all. While the
/// page is closed its addresses answer as those that do not exist.
/// </summary>
public sealed class Visits(IErrands errands)
{
    public Task<TResult> Read<TResult>(IRequest<TResult> request, CancellationToken ct) => errands.Run(CurrentUser.AVisitor, request, ct);
}
