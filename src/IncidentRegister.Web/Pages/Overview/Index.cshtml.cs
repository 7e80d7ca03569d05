using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>What the register holds and how it moves, now or as it was known on a day.</summary>
public sealed class IndexModel(IMediator mediator, Words words, DateWords dates, IStringLocalizer<Texts> texts, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true, Name = "as-of")]
    public string? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "year")]
    public string? Year { get; set; }

    public OverviewSheet Sheet { get; private set; } = null!;
    public WeekPicture Weeks { get; private set; } = null!;
    public LagPicture Lag { get; private set; } = null!;
    public IReadOnlyList<CountTable> Tables { get; private set; } = [];
    public OverviewAddress Address => new(AsOf);

    /// <summary>The organisation's own may hold what leaves it for nobody; the liaison reads nothing stricter than amber.</summary>
    public string Level => Sheet.HidesFew ? "AMBER" : "AMBER+STRICT";
    public string Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The browser asks for less: tables stand open, since a picture may not be drawn.</summary>
    public bool SavesData => Request.Headers["Save-Data"] == "on";

    public IEnumerable<int> Years
    {
        get
        {
            for (var year = Sheet.Day.Year; year >= ShowOverview.FirstYear; year--) yield return year;
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        int? year = string.IsNullOrEmpty(Year) ? null
            : int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : throw new TamperedException("year");
        Sheet = await mediator.Send(new ShowOverview(AsOf, year), ct);
        var glossary = await words.Now(ct);
        Weeks = WeekPicture.Of(Sheet.TimeLine, glossary, texts, dates, Address);
        Lag = LagPicture.Of(Sheet.Asks, glossary, texts);
        Tables =
        [
            Table("types", "overview.act-type", "overview.unit-many", Sheet.Types, c => glossary.Label("act-type", c), c => new() { Type = c }),
            Table("targets", "overview.target", "overview.unit-many", Sheet.Targets,
                c => glossary.Label("target-category", c), c => new() { Target = c }),
            Table("actors", "overview.actor", "overview.unit-many", Sheet.Actors, c => glossary.Label("actor-kind", c), c => new() { Actor = c }),
            new CountTable("places", texts["overview.places"], texts["overview.place"], texts["overview.unit-one"],
                [.. PlaceRows.Of(Sheet, glossary, texts, filter => Address.List(filter))]) { Map = Address.Map() },
        ];
    }

    /// <summary>How a figure changed since the last visit.</summary>
    public string Change(int? now, int? before) => (now - before) switch
    {
        > 0 and var more => texts["overview.change.more", more],
        < 0 and var fewer => texts["overview.change.fewer", -fewer],
        0 => texts["overview.change.none"],
        null => texts["overview.change.not-comparable"],
    };

    private CountTable Table(
        string id, string title, string unit, IReadOnlyList<CodeCount> counts, Func<string?, string> label, Func<string?, CountedFilter> filter) =>
        new(id, texts[$"overview.{id}"], texts[title], texts[unit],
            [.. counts.Select(c => new CountRow(label(c.Code), c.Count, Address.List(filter(c.Code))))]);
}
