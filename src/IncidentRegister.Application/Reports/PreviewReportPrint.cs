using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// The page that the PDF of one's own report would be printed from now, in the language of the page; it is printed after this,
/// so that nobody waits for a printer with the database in hand.
/// </summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record PreviewReportPrint(Guid Id) : IQuery<string>
{
    public static Policy Policy => Policies.KeepReports;
}

internal sealed class PreviewReportPrintHandler(RegisterDbContext db, ICurrentUser user, ReportRunner runner, ReportViewing viewing)
    : IRequestHandler<PreviewReportPrint, string>
{
    public async Task<string> Handle(PreviewReportPrint request, CancellationToken ct)
    {
        var report = await db.OwnReport(user.Now, request.Id, ct);
        return await viewing.Printed(await runner.Try(report, ct), await db.CeilingOf(user.Now, ct), report, ct);
    }
}
