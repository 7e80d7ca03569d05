using IncidentRegister.Application;
using IncidentRegister.Application.Exchange;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>
/// A list of the ledger as a file, with the conditions of its page: <c>csv</c> for a spreadsheet, <c>data</c> as CSV for
/// programs, <c>json</c>, and of asks <c>ics</c>. With <c>?hxl=1</c> the two CSV have a row of HXL tags.
/// </summary>
[HandsOutFiles]
public sealed class ExportModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string list, string format, [FromQuery] ExportQuery query, CancellationToken ct)
    {
        if (list == TrackerAddress.Asks && format == "ics")
            return File(DeadlineCalendar.Of(await Asks(query, ct), clock.GetUtcNow()), DeadlineCalendar.ContentType, "asks.ics");

        var table = await Table(list, query, ct);
        var hasTags = query.Hxl == "1";
        return format switch
        {
            "csv" => File(table.ToSpreadsheet(hasTags), SpreadsheetCsv.ContentType, $"{list}.csv"),
            "data" => File(table.ToMachineCsv(hasTags), OpenTable.MachineCsvType, $"{list}-data.csv"),
            "json" => File(table.ToJson(), OpenTable.JsonType, $"{list}.json"),
            _ => throw new NotFoundException(),
        };
    }

    private async Task<OpenTable> Table(string list, ExportQuery query, CancellationToken ct)
    {
        var tables = new LedgerTables(await words.Now(ct), texts);
        return list switch
        {
            TrackerAddress.Asks => tables.Asks(await Asks(query, ct)),
            TrackerAddress.Responses => tables.Responses((await mediator.Send(query.Responses, ct)).Lines),
            TrackerAddress.Announced => tables.Announced((await mediator.Send(query.Announced, ct)).Lines),
            "gaps" => tables.Gaps((await mediator.Send(new ListGaps(query.Addressee) { IsWhole = true, AsOf = query.AsOf }, ct)).Lines),
            "states" => tables.States((await mediator.Send(new ListStates(query.AsOf), ct)).Lines),
            "matrix" => tables.Matrix(await mediator.Send(query.Matrix, ct)),
            _ => throw new NotFoundException(),
        };
    }

    private async Task<IReadOnlyList<AskLine>> Asks(ExportQuery query, CancellationToken ct) =>
        (await mediator.Send(new ListAsks { Filter = query.Asks, Sort = query.Sort, IsWhole = true, AsOf = query.AsOf }, ct)).Lines;
}
