using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Jobs;

/// <summary>
/// Compares what was sent or told anew with what the register holds already, one after another, so that the queue can mark
/// what may be a duplicate. One that was left behind is taken up when its lease is over.
/// </summary>
internal sealed class CompareReports(Errands errands, IHostApplicationLifetime lifetime, ILogger<CompareReports> logger)
    : Rounds(lifetime, logger, "Comparing reports")
{
    protected override async Task<bool> DoOne(CancellationToken ct)
    {
        if (await errands.Run(CurrentUser.TheTimekeeper, new TakeComparison(), ct) is not { } next) return false;

        await errands.Run(next.For, new MarkDuplicates(next.Incident, next.ToldAt), ct);
        return true;
    }
}
