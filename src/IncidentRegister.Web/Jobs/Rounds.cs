using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Jobs;

/// <summary>Does one thing after another while there is something to do, and looks again every two seconds.</summary>
/// <param name="what">For the log: what waits when the database is away, and what goes wrong otherwise.</param>
internal abstract partial class Rounds(IHostApplicationLifetime lifetime, ILogger logger, string what) : BesidePages(lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <returns>False when there was nothing to do.</returns>
    protected abstract Task<bool> DoOne(CancellationToken ct);

    protected sealed override async Task Work(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await DoOne(ct)) { }
            }
            catch (UnavailableException away)
            {
                Away(logger, what, away); // what is to be done stands in the database; so it waits with it
            }
            catch (Exception unexpected) when (unexpected is not OperationCanceledException)
            {
                Stuck(logger, what, unexpected); // one that goes wrong must not stop the pages, nor the ones behind it
            }

            await Task.Delay(Pause, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} waits: the database is not available")]
    private static partial void Away(ILogger logger, string what, Exception away);

    [LoggerMessage(LogLevel.Error, "{What} went wrong; it is tried again")]
    private static partial void Stuck(ILogger logger, string what, Exception unexpected);
}
