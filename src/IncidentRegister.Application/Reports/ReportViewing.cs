using System.Globalization;
using System.Text;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Runs as pages show them: in the language of the page, and up to what their reader may read.</summary>
internal sealed class ReportViewing(ReportsDatabase database, ReportRenderer renderer, Words words, PublicAddress address)
{
    public const int PageSize = 50;

    public async Task<ReportPreview> Preview(ReportRun run, Tlp ofReader, Report report, CancellationToken ct)
    {
        var (glossary, withdrawn) = await Now(ct);
        var ceiling = ReportRunner.Ceiling(report, ofReader);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var rendered = renderer.Render(run, language, ceiling, glossary, withdrawn);
        var paper = Maker(run, language, ceiling, glossary, withdrawn).Make(ReportRenderer.ItemsAtMost);
        return new ReportPreview(rendered.Subject, paper, rendered.Text,
            rendered.Files.Count == 0 ? null : Encoding.UTF8.GetString(rendered.Files[0].Content));
    }

    /// <param name="page">From 1 on.</param>
    public async Task<(ReportPaper Paper, int Pages)> Page(ReportRun run, Tlp ceiling, int page, CancellationToken ct)
    {
        var (glossary, withdrawn) = await Now(ct);
        var maker = Maker(run, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ceiling, glossary, withdrawn);
        return (maker.Make(PageSize, (page - 1) * PageSize), Math.Max(1, (maker.Longest + PageSize - 1) / PageSize));
    }

    private PaperMaker Maker(ReportRun run, string language, Tlp ceiling, Glossary glossary, IReadOnlySet<string> withdrawn) =>
        new(ReportRenderer.Read(run), run, ReportWords.In(language), glossary, ceiling, address.Root, withdrawn);

    private async Task<(Glossary Glossary, IReadOnlySet<string> Withdrawn)> Now(CancellationToken ct)
    {
        await using var db = database.Open();
        return (await words.Now(ct), await ReleasedContents.WithdrawnNow(db, ct));
    }
}

internal static class Ceilings
{
    /// <summary>How far a person reads releases: to green, or further where somebody said so.</summary>
    public static async Task<Tlp> CeilingOf(this RegisterDbContext db, CurrentUser user, CancellationToken ct) =>
        user.Role == Role.Liaison ? Tlp.Amber
        : await db.Clearances.Where(c => c.UserId == user.Id).Select(c => (Tlp?)c.Ceiling).SingleOrDefaultAsync(ct) ?? Tlp.Green;
}
