using IncidentRegister.Application.Security;
using IncidentRegister.Web.Sessions;
using MediatR;
using Sweep = IncidentRegister.Application.Evidence.SweepEvidence;

namespace IncidentRegister.Web.Jobs;

/// <summary>Clears away, once an hour, what was taken in and never entered.</summary>
internal sealed partial class SweepEvidence(IServiceScopeFactory scopes, ILogger<SweepEvidence> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken); // first, for nothing is in a hurry while the register starts
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ActingUser>().Is = CurrentUser.TheCustodian;
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Sweep(), stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(logger, failed);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Evidence that nobody entered could not be cleared away; tried again in an hour")]
    private static partial void Failed(ILogger logger, Exception failed);
}
