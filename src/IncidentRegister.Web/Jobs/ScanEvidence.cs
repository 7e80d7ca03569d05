using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Web.Jobs;

/// <summary>Has what lies in quarantine scanned, one file after another.</summary>
internal sealed partial class ScanEvidence(
    Errands errands, IEvidenceStore store, ClamScanner scanner, IHostApplicationLifetime lifetime, ILogger<ScanEvidence> logger)
    : Rounds(lifetime, logger, "Scanning evidence")
{
    protected override async Task<bool> DoOne(CancellationToken ct)
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

    [LoggerMessage(LogLevel.Warning, "The scanner gave no answer on evidence {Id}; it stays in quarantine")]
    private static partial void Silent(ILogger logger, Guid id);

    [LoggerMessage(LogLevel.Error, "Evidence {Id} cannot be read; it stays in quarantine")]
    private static partial void Unreadable(ILogger logger, Guid id, Exception unreadable);
}
