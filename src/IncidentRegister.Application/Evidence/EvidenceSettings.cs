namespace IncidentRegister.Application.Evidence;

/// <summary>Where evidence is kept, as the front door says. The two folders should not lie on the same disk.</summary>
/// <param name="Folder">Of the sealed files.</param>
/// <param name="KeysFolder">Of the keys that the files' own keys are sealed with; outside of the database.</param>
/// <param name="ScannerAddress"><c>unix:/run/clamav/clamd.ctl</c> or <c>host:3310</c>; null: files stay in quarantine.</param>
public sealed record EvidenceSettings(string Folder, string KeysFolder, string? ScannerAddress)
{
    /// <summary>For a front door that handles no files.</summary>
    public static EvidenceSettings None { get; } = new("", "", null);
}
