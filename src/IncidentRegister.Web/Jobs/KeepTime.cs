using Quartz;

namespace IncidentRegister.Web.Jobs;

/// <summary>Lets the clock run. Quartz's own service would make the schedule before the first page is served.</summary>
internal sealed class KeepTime(ISchedulerFactory schedulers, IHostApplicationLifetime lifetime, ILogger<KeepTime> logger)
    : Rounds(lifetime, logger, "The schedule")
{
    private IScheduler? scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is not null) await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    protected override async Task<bool> DoOne(CancellationToken ct)
    {
        scheduler ??= await schedulers.GetScheduler(ct); // kept before it starts, for who stops it half-way
        if (scheduler.Status == SchedulerStatus.Created) await scheduler.Start(ct);
        return false;
    }
}
