using System.Globalization;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>The conditions of the lists, as their pages have them in the address.</summary>
public sealed class ExportQuery
{
    public string? State { get; set; }
    public string? Measure { get; set; }
    public string? Addressee { get; set; }
    public string? Issuer { get; set; }
    public string? Incident { get; set; }
    public string? Due { get; set; }
    public string? Sort { get; set; }
    public string? Party { get; set; }
    public string? Ask { get; set; }
    public string? For { get; set; }
    public string? Year { get; set; }
    public string? Type { get; set; }
    public string? Country { get; set; }
    public string? After { get; set; }

    /// <summary>The day as of which the list is wanted; null: now.</summary>
    [FromQuery(Name = LedgerDay.Name)]
    public string? AsOf { get; set; }

    /// <summary>1: with a row of HXL tags.</summary>
    public string? Hxl { get; set; }

    internal AskFilter Asks => new()
    {
        State = State,
        Measure = Measure,
        Addressee = Addressee,
        Issuer = Issuer,
        Country = Country,
        Incident = Incident,
        Due = Due,
    };

    internal ListResponses Responses =>
        new(Measure) { Party = Party, Incident = Incident, Ask = Ask, For = For, IsWhole = true, AsOf = AsOf };

    internal ListAnnouncements Announced =>
        new(Measure) { State = State, Party = Party, Incident = Incident, For = For, IsWhole = true, AsOf = AsOf };

    /// <summary>The page at hand: 200 incidents.</summary>
    internal ShowMatrix Matrix => new() { Year = Number(Year), Type = Type, Country = Country, After = After, AsOf = AsOf };

    private static int? Number(string? typed) => typed is null ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new TamperedException("year");
}
