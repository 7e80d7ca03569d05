using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Sessions;
using MediatR;
using Quartz;

namespace IncidentRegister.Web.Jobs;

/// <summary>Sends requests as one of those who are no people: what they do has a scope of its own, like a request's.</summary>
internal sealed class Errands(IServiceScopeFactory scopes) : IErrands
{
    public async Task<TResult> Run<TResult>(CurrentUser by, IRequest<TResult> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().Is = by;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}

/// <summary>Tells whose case ran out of time. A run that failed told nothing, so the next one tells it.</summary>
[DisallowConcurrentExecution]
internal sealed class TellOverdue(Errands errands) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await errands.Run(CurrentUser.TheTimekeeper, new Application.Notices.TellOverdue(), cancellationToken);
}

/// <summary>Clears away what was taken in as evidence and never entered.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepEvidence(Errands errands) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await errands.Run(CurrentUser.TheCustodian, new Application.Evidence.SweepEvidence(), cancellationToken);
}

/// <summary>Makes the reports that are due, one after another. One that cannot be made is tried again by the next run.</summary>
[DisallowConcurrentExecution]
internal sealed class RunReports(Errands errands) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (await errands.Run(CurrentUser.TheClerk, new Application.Reports.RunDueReports(), cancellationToken)) { }
    }
}
