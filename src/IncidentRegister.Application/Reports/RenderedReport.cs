namespace IncidentRegister.Application.Reports;

/// <summary>What one group of recipients gets: made once for a run, a language and a ceiling, however many they are.</summary>
/// <param name="Subject">Without content: fixed words, the period and the TLP label.</param>
/// <param name="Html">Without anything that is fetched; under 60 KB.</param>
public sealed record RenderedReport(string Subject, string Text, string Html, IReadOnlyList<ReportFile> Files);

public sealed record ReportFile(string Name, string ContentType, byte[] Content);

/// <summary>Makes the words of a run, from what was released.</summary>
public interface IReportRenderer
{
    /// <param name="language">en, fr, es or ar.</param>
    Task<RenderedReport> Render(Guid runId, string language, Domain.Incidents.Tlp ceiling, CancellationToken ct);
}
