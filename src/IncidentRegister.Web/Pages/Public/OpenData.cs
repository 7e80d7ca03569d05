using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Exchange;
using IncidentRegister.Application.Releases;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Public;

/// <summary>
/// The public page as data: JSON and CSV, in codes and EDTF dates, with the moment at which it was read. A release that is
/// withdrawn is not in the next copy.
/// </summary>
internal sealed class OpenData(Visits visits, PublicAddress address)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly JsonSerializerOptions Written =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly string[] Heads =
    [
        "reference", "version", "title", "summary", "language", "act_types", "target_categories", "country", "situation",
        "occurred", "severity", "verification", "released", "corrects", "corrected_by", "address", "read",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/public/releases.json", Methods, (HttpContext http, [FromServices] OpenData data) =>
            data.Answer(http, "json", "application/json; charset=utf-8", data.Json)).AllowAnonymous();
        routes.MapMethods("/public/releases.csv", Methods, (HttpContext http, [FromServices] OpenData data) =>
            data.Answer(http, "csv", SpreadsheetCsv.ContentType, data.Csv)).AllowAnonymous();
    }

    private async Task Answer(HttpContext http, string ending, string type, Func<PublicData, byte[]> write)
    {
        var data = await visits.Read(new ReadPublicData(), http.RequestAborted);
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = new ContentDisposition(DispositionTypeNames.Inline)
        {
            FileName = $"public-releases-{data.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{ending}",
        }.ToString();
        await http.Response.Body.WriteAsync(write(data), http.RequestAborted);
    }

    private byte[] Json(PublicData data) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Source = $"{address.Root}/public",
        Read = Instant(data.At),
        Marking = "TLP:CLEAR",
        Releases = data.Releases.Select(line => new
        {
            line.Reference,
            line.Version,
            line.Title,
            line.Summary,
            line.Language,
            line.ActTypes,
            line.TargetCategories,
            line.Country,
            line.Situation,
            Occurred = line.Occurred.ToString(),
            Severity = line.Severity is { } severity ? Code.Of(severity) : null,
            Verification = line.Verification is { } verification ? Code.Of(verification) : null,
            Released = Instant(line.ReleasedAt),
            line.Corrects,
            line.CorrectedBy,
            Address = Permanent(line),
        }),
    }, Written);

    private byte[] Csv(PublicData data)
    {
        var sheet = new SpreadsheetCsv().Row(Heads.Select(head => CsvCell.Made(head)));
        foreach (var line in data.Releases) sheet.Row(Cells(line, data.At));
        return sheet.ToBytes();
    }

    private CsvCell[] Cells(PublicLine line, DateTimeOffset read) =>
    [
        CsvCell.Made(line.Reference),
        CsvCell.Made(line.Version),
        CsvCell.Told(line.Title),
        CsvCell.Told(line.Summary),
        CsvCell.Told(line.Language),
        CsvCell.Made(string.Join(' ', line.ActTypes)),
        CsvCell.Made(string.Join(' ', line.TargetCategories)),
        CsvCell.Made(line.Country),
        CsvCell.Made(line.Situation),
        CsvCell.Made(line.Occurred.ToString()),
        CsvCell.Made(line.Severity is { } severity ? Code.Of(severity) : ""),
        CsvCell.Made(line.Verification is { } verification ? Code.Of(verification) : ""),
        CsvCell.Made(Instant(line.ReleasedAt)),
        CsvCell.Made(line.Corrects),
        CsvCell.Made(line.CorrectedBy),
        CsvCell.Made(Permanent(line)),
        CsvCell.Made(Instant(read)),
    ];

    private string Permanent(PublicLine line) => $"{address.Root}/public/{line.Reference}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
