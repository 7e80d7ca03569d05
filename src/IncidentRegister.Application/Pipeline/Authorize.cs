using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Pipeline;

/// <summary>First fence. A refused request leaves an entry in the audit trail.</summary>
internal sealed class Authorize<TRequest, TResult>(ICurrentUser user, AuditTrail trail) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>, IGuarded
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        if (TRequest.Policy.Allows(user.Now.Role)) return await next();

        await trail.RecordRefusal(user.Now, typeof(TRequest).Name, ct);
        throw new ForbiddenException(TRequest.Policy.Name);
    }
}
