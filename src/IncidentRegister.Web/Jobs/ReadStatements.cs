using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Jobs;

/// <summary>
/// Works off the runs of the finder, one statement after another, each in a transaction of its own and as the person who
/// asked; looks again every two seconds. A run that was left behind goes on where it stopped: to read a statement twice
/// changes nothing.
/// </summary>
internal sealed partial class ReadStatements(Errands errands, ILogger<ReadStatements> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await errands.Run(CurrentUser.TheTimekeeper, new TakeMentionRun(), stoppingToken) is { } run)
                    await WorkOff(run, stoppingToken);
            }
            catch (UnavailableException away)
            {
                Away(logger, away);
            }
            catch (Exception unexpected) when (unexpected is not OperationCanceledException)
            {
                Stuck(logger, unexpected); // the run is taken up again when its lease is over
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task WorkOff(TakenRun run, CancellationToken ct)
    {
        for (string? statement = run.Statement; statement is not null;)
        {
            var found = await Read(run, statement, ct);
            statement = (await errands.Run(run.For, new AdvanceMentionRun(run.Id, found), ct)).Next;
        }
    }

    private async Task<int> Read(TakenRun run, string statement, CancellationToken ct)
    {
        try
        {
            return (await errands.Run(run.For, new SuggestMentions(statement), ct)).New;
        }
        catch (NotFoundException)
        {
            return 0; // it is gone since the run was asked for
        }
    }

    [LoggerMessage(LogLevel.Warning, "Reading statements waits: the database is not available")]
    private static partial void Away(ILogger logger, Exception away);

    [LoggerMessage(LogLevel.Error, "A run of the mention finder stopped; it goes on in two minutes")]
    private static partial void Stuck(ILogger logger, Exception unexpected);
}
