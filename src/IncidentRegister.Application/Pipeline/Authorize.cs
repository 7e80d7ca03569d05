using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// First fence. A refused request leaves an entry in the audit trail; one that needs a fresh proof is asked for it before
/// anything in it is looked at.
/// </summary>
internal sealed class Authorize<TRequest, TResult>(ICurrentUser user, AuditTrail trail) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>, IGuarded
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        if (!TRequest.Policy.Allows(user.Now.Role))
        {
            await trail.RecordRefusal(user.Now, typeof(TRequest).Name, ct);
            throw new ForbiddenException(TRequest.Policy.Name);
        }

        if (user.Now.MustProveAgain && NeedsProof(request)) throw new ProofNeededException();
        return await next();
    }

    private static bool NeedsProof(TRequest request) =>
        (request is ICommand<TResult> && TRequest.Policy.NeedsFreshProof) || request is IExport { Rows: > IExport.MostInPassing };
}
