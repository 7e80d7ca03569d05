using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Exchange;
using IncidentRegister.Application.Vocabularies;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>Chosen cases as a spreadsheet, in the words of the reader's language.</summary>
internal static class CaseSpreadsheet
{
    private static readonly string[] Heads =
    [
        "queue.incident", "export.title", "queue.type", "queue.where", "queue.when", "queue.status", "queue.severity",
        "incident.verification", "export.tlp", "queue.submitted", "queue.assigned", "export.passages", "export.responses",
    ];

    public static byte[] Of(IEnumerable<ExportedCase> cases, Glossary glossary, IStringLocalizer<Texts> texts)
    {
        var sheet = new SpreadsheetCsv().Row(Heads.Select(head => CsvCell.Told(texts[head])));
        foreach (var line in cases) sheet.Row(Cells(line, glossary, texts));
        return sheet.ToBytes();
    }

    private static CsvCell[] Cells(ExportedCase line, Glossary glossary, IStringLocalizer<Texts> texts) =>
    [
        CsvCell.Made(line.Reference),
        CsvCell.Told(line.Title),
        CsvCell.Told(string.Join("; ", line.ActTypes.Select(type => glossary.Label("act-type", type)))),
        CsvCell.Told(line.Country is { } country ? glossary.Label("country", country) : ""),
        CsvCell.Made(line.Occurred.ToString()), // EDTF, as the register keeps it
        CsvCell.Told(texts[$"case.{Code.Of(line.Status)}"]),
        CsvCell.Told(texts[$"severity.{Code.Of(line.Severity)}"]),
        CsvCell.Told(texts[$"verification.{Code.Of(line.Verification)}"]),
        CsvCell.Made($"TLP:{Code.Of(line.Handling).Replace('-', '+').ToUpperInvariant()}"),
        CsvCell.Made(line.SubmittedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        CsvCell.Told(line.Assignee),
        CsvCell.Made(line.Passages.ToString(CultureInfo.InvariantCulture)),
        CsvCell.Made(line.Responses.ToString(CultureInfo.InvariantCulture)),
    ];
}
