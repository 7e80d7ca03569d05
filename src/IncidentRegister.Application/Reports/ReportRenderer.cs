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
internal sealed class ReportRenderer(ReportsDatabase database, Words words, PublicAddress address, PdfPrinter printer) : IReportRenderer
{
    /// <summary>Bytes; mail programs cut longer ones, and with them the end.</summary>
    public const int HtmlMaxBytes = 60 * 1024;

    public const int ItemsAtMost = 20;

    /// <exception cref="NotFoundException">There is no such run, or nothing was made of it.</exception>
    public async Task<RenderedReport> Render(Guid runId, string language, Tlp ceiling, CancellationToken ct)
    {
        var maker = await Maker(runId, language, ceiling, ct);
        var pdf = maker.HasPdf ? await printer.Print(Printed(maker), ct) : null;
        return Rendered(maker, isPrinted: pdf is not null) is var rendered && pdf is null
            ? rendered : rendered with { Files = [new ReportFile(ReportPrint.FileName, ReportPrint.ContentType, pdf), .. rendered.Files] };
    }

    public PaperMaker Maker(ReportRun run, string language, Tlp ceiling, Glossary glossary, IReadOnlySet<string> withdrawn) =>
        new(Read(run), run, ReportWords.In(language), glossary, ceiling, address.Root, withdrawn);

    /// <param name="isPrinted">Whether a PDF goes with it, where one was asked for.</param>
    /// <returns>Without that PDF.</returns>
    public static RenderedReport Rendered(PaperMaker maker, bool isPrinted) => Wording.In(maker.Words.Language, () =>
    {
        var (paper, html) = Fitting(maker, isPrinted);
        return new RenderedReport(
            $"[{paper.Marking}] {paper.Title}", ReportText.Of(paper), html, maker.HasCsv ? [ReportCsv.Of(maker, maker.Words)] : []);
    });

    /// <summary>The page that is printed.</summary>
    public static string Printed(PaperMaker maker) =>
        Wording.In(maker.Words.Language, () => ReportPrint.Of(maker.Make(ReportPrint.ItemsAtMost)));

    public static ReportContents Read(ReportRun run) => JsonSerializer.Deserialize<ReportContents>(run.Contents!, JsonSerializerOptions.Default)!;

    public static string Written(ReportContents contents) => JsonSerializer.Serialize(contents, JsonSerializerOptions.Default);

    private async Task<PaperMaker> Maker(Guid runId, string language, Tlp ceiling, CancellationToken ct)
    {
        await using var db = database.Open();
        var run = await db.ReportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, ct);
        return run?.Contents is null
            ? throw new NotFoundException() : Maker(run, language, ceiling, await words.Now(ct), await ReleasedContents.WithdrawnNow(db, ct));
    }

    private static (ReportPaper Paper, string Html) Fitting(PaperMaker maker, bool isPrinted)
    {
        for (var atMost = ItemsAtMost; ; atMost /= 2)
        {
            var paper = maker.Make(atMost, isPrinted: isPrinted);
            var html = ReportHtml.Of(paper);
            if (atMost <= 1 || Encoding.UTF8.GetByteCount(html) < HtmlMaxBytes) return (paper, html);
        }
    }
}
