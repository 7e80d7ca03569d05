using FluentValidation;
using MediatR;

namespace IncidentRegister.Application.Pipeline;

/// <summary>The form of a request: present, short enough, well written. What is true is the entities' business.</summary>
internal sealed class Validate<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        // Validators never touch the database, so that nothing is asked before the security context stands.
        foreach (var validator in validators) validator.ValidateAndThrow(request);
        return next();
    }
}
