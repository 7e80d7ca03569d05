using IncidentRegister.Application.Security;
using IncidentRegister.Web.Sessions;
using MediatR;
using Tell = IncidentRegister.Application.Notices.TellOverdue;

namespace IncidentRegister.Web.Jobs;

/// <summary>Tells, every five minutes, whose case ran out of time.</summary>
internal sealed partial class TellOverdue(IServiceScopeFactory scopes, ILogger<TellOverdue> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken); // first, for nothing is in a hurry while the register starts
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ActingUser>().Is = CurrentUser.TheTimekeeper;
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Tell(), stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(logger, failed); // nothing was told, so the next run tells it
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Cases that ran out of time could not be told; tried again in five minutes")]
    private static partial void Failed(ILogger logger, Exception failed);
}
