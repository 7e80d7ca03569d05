using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Pipeline;

/// <summary>Sends requests as one of those who are no people, where nobody asked for a page.</summary>
public interface IErrands
{
    /// <summary>In a scope of its own, like a request's.</summary>
    Task<TResult> Run<TResult>(CurrentUser by, IRequest<TResult> request, CancellationToken ct);
}
