using IncidentRegister.Application.Reports;

namespace IncidentRegister.Web.Jobs;

/// <summary>Sends copies of reports for as long as the register runs. What is out when it is asked to stop is still told of.</summary>
internal sealed class DeliverReports(IServiceProvider services, IServiceProviderIsService known, IHostApplicationLifetime lifetime)
    : BesidePages(lifetime)
{
    // Where nothing makes the words of a report, no copy of one may be claimed.
    protected override Task Work(CancellationToken ct) => known.IsService(typeof(IReportRenderer))
        ? ActivatorUtilities.CreateInstance<DeliveryRound>(services).Run(ct) : Task.CompletedTask;
}
