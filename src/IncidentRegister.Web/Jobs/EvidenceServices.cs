using IncidentRegister.Application.Evidence;

namespace IncidentRegister.Web.Jobs;

internal static class EvidenceServices
{
    // Longer than clamd takes for 25 MB of anything, shorter than somebody would wait for.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Into <c>Register:EvidenceFolder</c>, with keys beside those of cookies; scanned by the clamd at
    /// <c>Scanner:Address</c>, and in quarantine for good where there is none.
    /// </summary>
    public static void AddEvidence(this WebApplicationBuilder builder, string folder, DirectoryInfo keys)
    {
        var configuration = builder.Configuration;
        var settings = new EvidenceSettings(
            configuration["Register:EvidenceFolder"] ?? folder, keys.FullName,
            configuration["Scanner:Address"] is { Length: > 0 } address ? address : null);
        builder.Services.AddSingleton(settings);
        if (settings.ScannerAddress is null) return;

        builder.Services.AddSingleton(new ClamScanner(
            settings.ScannerAddress, configuration.GetValue<TimeSpan?>("Scanner:Patience") ?? Patience));
        builder.Services.AddHostedService<ScanEvidence>();
    }
}
