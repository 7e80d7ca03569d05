using System.Globalization;
using System.Text;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Runs as pages show them: up to what their reader may read, and where nothing is said in the language of the page.</summary>
internal sealed class ReportViewing(ReportsDatabase database, ReportRenderer renderer, Words words)
{
    public const int PageSize = 50;

    public async Task<ReportPreview> Preview(ReportRun run, Tlp ceiling, string? language, bool isDiscreet, CancellationToken ct)
    {
        var maker = await Maker(run, ceiling, language, ct);
        var rendered = ReportRenderer.Rendered(maker, isPrinted: true);
        return new ReportPreview(
            isDiscreet ? maker.Words.Say("subject-discreet") : rendered.Subject, rendered.Html, rendered.Text,
            rendered.Files.Count == 0 ? null : Encoding.UTF8.GetString(rendered.Files[0].Content));
    }

    /// <summary>The page that its PDF is printed from.</summary>
    public async Task<string> Printed(ReportRun run, Tlp ceiling, string? language, CancellationToken ct) =>
        ReportRenderer.Printed(await Maker(run, ceiling, language, ct));

    /// <param name="page">From 1 on.</param>
    public async Task<(ReportPaper Paper, int Pages)> Page(ReportRun run, Tlp ceiling, int page, CancellationToken ct)
    {
        var maker = await Maker(run, ceiling, null, ct);
        return (maker.Make(PageSize, (page - 1) * PageSize), Math.Max(1, (maker.Longest + PageSize - 1) / PageSize));
    }

    private async Task<PaperMaker> Maker(ReportRun run, Tlp ceiling, string? language, CancellationToken ct)
    {
        await using var db = database.Open();
        return renderer.Maker(
            run, language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ceiling, await words.Now(ct), await ReleasedContents.WithdrawnNow(db, ct));
    }
}

internal static class Ceilings
{
    /// <summary>How far a person reads releases: to green, or further where somebody said so.</summary>
    public static async Task<Tlp> CeilingOf(this RegisterDbContext db, CurrentUser user, CancellationToken ct) =>
        user.Role == Role.Liaison ? Tlp.Amber
        : await db.Clearances.Where(c => c.UserId == user.Id).Select(c => (Tlp?)c.Ceiling).SingleOrDefaultAsync(ct) ?? Tlp.Green;
}
