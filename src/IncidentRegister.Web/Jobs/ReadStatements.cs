using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Jobs;

/// <summary>
/// Works off the runs of the finder, one statement after another, each in a transaction of its own and as the person who
/// asked. A run that was left behind goes on where it stopped, when its lease is over: to read a statement twice changes
/// nothing.
/// </summary>
internal sealed class ReadStatements(Errands errands, IHostApplicationLifetime lifetime, ILogger<ReadStatements> logger)
    : Rounds(lifetime, logger, "Reading statements")
{
    protected override async Task<bool> DoOne(CancellationToken ct)
    {
        if (await errands.Run(CurrentUser.TheTimekeeper, new TakeMentionRun(), ct) is not { } run) return false;

        await WorkOff(run, ct);
        return true;
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
}
