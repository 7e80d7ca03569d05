using System.Globalization;
using IncidentRegister.Application.Exchange;

namespace IncidentRegister.Application.Reports;

/// <summary>The releases of a report for a spreadsheet: what the mail may hold, without its limit of length.</summary>
internal static class ReportCsv
{
    public const string FileName = "incidents.csv";

    /// <summary>So that a report stays under two megabytes, whatever people wrote.</summary>
    public const int RowsAtMost = 2000;

    private static readonly string[] Heads =
        ["csv.reference", "csv.part", "csv.title", "csv.type", "csv.country", "csv.when", "csv.released", "csv.tlp", "csv.more"];

    public static ReportFile Of(PaperMaker maker, ReportWords words)
    {
        var sheet = new SpreadsheetCsv().Row(Heads.Select(head => CsvCell.Told(words.Say(head))));
        foreach (var (part, release) in maker.Rows().Take(RowsAtMost))
            sheet.Row(
                CsvCell.Made(release.Reference),
                CsvCell.Told(part),
                CsvCell.Told(maker.TitleOf(release)),
                CsvCell.Told(maker.TypesOf(release)),
                CsvCell.Told(maker.CountryOf(release)),
                CsvCell.Made(maker.DateOf(release).Length == 0 ? "" : release.Occurred), // EDTF, as the register keeps it
                CsvCell.Made(release.ReleasedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                CsvCell.Made($"TLP:{release.Marking.Replace('-', '+').ToUpperInvariant()}"),
                CsvCell.Told(release.Corrects ?? (maker.DateOf(release).Length == 0 ? "" : Defanged.Of(release.Reason))));
        return new ReportFile(FileName, SpreadsheetCsv.ContentType, sheet.ToBytes());
    }
}
