namespace IncidentRegister.Web.Jobs;

/// <summary>
/// What goes on beside the pages for as long as the register runs. It begins when pages are served: who waits for the first
/// one does not wait for this as well.
/// </summary>
internal abstract class BesidePages(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var heard = lifetime.ApplicationStarted.Register(served.SetResult);
        await served.Task.WaitAsync(stoppingToken);
        await Work(stoppingToken);
    }

    protected abstract Task Work(CancellationToken ct);
}
