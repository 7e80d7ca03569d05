using System.Text;
using System.Text.Json;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Puts the kept contents of a run into words; what was withdrawn since is left out of them.</summary>
internal sealed class ReportRenderer(ReportsDatabase database, Words words, PublicAddress address) : IReportRenderer
{
    /// <summary>Bytes; mail programs cut longer ones, and with them the end.</summary>
    public const int HtmlMaxBytes = 60 * 1024;

    public const int ItemsAtMost = 20;

    /// <exception cref="NotFoundException">There is no such run, or nothing was made of it.</exception>
    public async Task<RenderedReport> Render(Guid runId, string language, Tlp ceiling, CancellationToken ct)
    {
        await using var db = database.Open();
        var run = await db.ReportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, ct);
        return run?.Contents is null
            ? throw new NotFoundException() : Render(run, language, ceiling, await words.Now(ct), await ReleasedContents.WithdrawnNow(db, ct));
    }

    public RenderedReport Render(ReportRun run, string language, Tlp ceiling, Glossary glossary, IReadOnlySet<string> withdrawn)
    {
        var own = ReportWords.In(language);
        return Wording.In(own.Language, () =>
        {
            var contents = Read(run);
            var maker = new PaperMaker(contents, run, own, glossary, ceiling, address.Root, withdrawn);
            var (paper, html) = Fitting(maker);
            return new RenderedReport(
                $"[{paper.Marking}] {paper.Title}", ReportText.Of(paper), html, contents.HasCsv ? [ReportCsv.Of(maker, own)] : []);
        });
    }

    public static ReportContents Read(ReportRun run) => JsonSerializer.Deserialize<ReportContents>(run.Contents!, JsonSerializerOptions.Default)!;

    public static string Written(ReportContents contents) => JsonSerializer.Serialize(contents, JsonSerializerOptions.Default);

    private static (ReportPaper Paper, string Html) Fitting(PaperMaker maker)
    {
        for (var atMost = ItemsAtMost; ; atMost /= 2)
        {
            var paper = maker.Make(atMost);
            var html = ReportHtml.Of(paper);
            if (atMost <= 1 || Encoding.UTF8.GetByteCount(html) < HtmlMaxBytes) return (paper, html);
        }
    }
}
