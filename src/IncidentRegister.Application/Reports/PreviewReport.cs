using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>What a report would tell now, if it were kept as it is written; nothing is kept.</summary>
/// <exception cref="NotFoundException">The report that is changed is not there, or is somebody else's.</exception>
public sealed record PreviewReport : ReportWriting, IQuery<ReportPreview>
{
    public static Policy Policy => Policies.KeepReports;

    /// <summary>In which of <see cref="ReportPreview.Languages"/> it is told; null: in that of the page.</summary>
    public string? Language { get; init; }
}

/// <summary>What would leave, byte by byte.</summary>
/// <param name="Csv">Null where none is attached.</param>
public sealed record ReportPreview(string Subject, string Html, string Text, string? Csv)
{
    /// <summary>Those in which people get reports.</summary>
    public static IEnumerable<string> Languages => ReportWords.Languages;
}

internal sealed class PreviewReportValidator : ReportWritingValidator<PreviewReport>;

internal sealed class PreviewReportHandler(ReportTrial trial, ReportViewing viewing) : IRequestHandler<PreviewReport, ReportPreview>
{
    public async Task<ReportPreview> Handle(PreviewReport request, CancellationToken ct)
    {
        var (run, ceiling) = await trial.Of(request, ct);
        return await viewing.Preview(run, ceiling, request.Language, request.HasDiscreetSubject, ct);
    }
}

/// <summary>A run of a report as it is written, made for its writer alone and kept nowhere.</summary>
internal sealed class ReportTrial(RegisterDbContext db, ICurrentUser user, WrittenReports written, ReportRunner runner)
{
    /// <summary>The run, and how far both the report and its writer go.</summary>
    public async Task<(ReportRun Run, Domain.Incidents.Tlp Ceiling)> Of(ReportWriting typed, CancellationToken ct)
    {
        // Whoever else gets it need not be named yet, and changes nothing of what is told.
        var facts = await written.Facts(typed, ct) with { People = [user.Now.Id] };
        var report = await Report(typed.Id, facts, ct);
        return (await runner.Try(report, ct), ReportRunner.Ceiling(report, await db.CeilingOf(user.Now, ct)));
    }

    private async Task<Report> Report(Guid? id, ReportFacts facts, CancellationToken ct)
    {
        if (id is null) return Domain.Reports.Report.Plan(user.Now.Id, facts, runner.Now);

        var report = await db.OwnReport(user.Now, id.Value, ct);
        report.Change(facts, runner.Now);
        return report;
    }
}
