using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Web.Jobs;

/// <summary>Has what lies in quarantine scanned, one file after another, and looks again every two seconds.</summary>
internal sealed partial class ScanEvidence(
    Errands errands, IEvidenceStore store, ClamScanner scanner, ILogger<ScanEvidence> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ScanOne(stoppingToken)) { }
            }
            catch (UnavailableException away)
            {
                Away(logger, away);
            }
            catch (Exception unexpected) when (unexpected is not OperationCanceledException)
            {
                Stuck(logger, unexpected);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task<bool> ScanOne(CancellationToken ct)
    {
        if (await Ask(new TakeNextScan(), ct) is not { } at) return false;

        var answer = await Answer(at, ct);
        if (!answer.IsGiven) Silent(logger, at.Id);
        await Ask(new RecordScan(at.Id, answer), ct);
        return true;
    }

    private async Task<ScanAnswer> Answer(EvidenceAddress at, CancellationToken ct)
    {
        try
        {
            return await scanner.Scan(store.Read(at, ct), ct);
        }
        catch (Exception unreadable) when (unreadable is EvidenceMissingException or EvidenceDamagedException)
        {
            Unreadable(logger, at.Id, unreadable); // it stays in quarantine, where nobody can open it
            return ScanAnswer.None;
        }
    }

    private Task<TResult> Ask<TResult>(IRequest<TResult> request, CancellationToken ct) =>
        errands.Run(CurrentUser.TheCustodian, request, ct);

    [LoggerMessage(LogLevel.Warning, "Scanning waits: the database is not available")]
    private static partial void Away(ILogger logger, Exception away);

    [LoggerMessage(LogLevel.Warning, "The scanner gave no answer on evidence {Id}; it stays in quarantine")]
    private static partial void Silent(ILogger logger, Guid id);

    [LoggerMessage(LogLevel.Error, "Evidence {Id} cannot be read; it stays in quarantine")]
    private static partial void Unreadable(ILogger logger, Guid id, Exception unreadable);

    [LoggerMessage(LogLevel.Error, "Evidence could not be scanned")]
    private static partial void Stuck(ILogger logger, Exception unexpected);
}
