using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// The page that the PDF of a report would be printed from now, if it were kept as it is written; it is printed after this, so
/// that nobody waits for a printer with the database in hand.
/// </summary>
/// <exception cref="NotFoundException">The report that is changed is not there, or is somebody else's.</exception>
public sealed record PreviewReportPrint : ReportWriting, IQuery<string>
{
    public static Policy Policy => Policies.KeepReports;

    /// <summary>As of <see cref="PreviewReport"/>.</summary>
    public string? Language { get; init; }
}

internal sealed class PreviewReportPrintValidator : ReportWritingValidator<PreviewReportPrint>;

internal sealed class PreviewReportPrintHandler(ReportTrial trial, ReportViewing viewing) : IRequestHandler<PreviewReportPrint, string>
{
    public async Task<string> Handle(PreviewReportPrint request, CancellationToken ct)
    {
        var (run, ceiling) = await trial.Of(request, ct);
        return await viewing.Printed(run, ceiling, request.Language, ct);
    }
}
