using System.Collections.Frozen;

namespace IncidentRegister.Domain.Overview;

/// <summary>
/// Regions of the world after the standard M49 of the United Nations Statistics Division
/// (https://unstats.un.org/unsd/methodology/m49/), by ISO 3166-1 alpha-2. Taiwan and Kosovo have no place of their own
/// there and stand where their neighbours do; Antarctica and what is not listed belong to no region.
/// </summary>
public static class WorldRegion
{
    /// <summary>What happened nowhere in particular, or nobody knows where.</summary>
    public const string None = "none";

    /// <summary>Codes of the regions, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = ["africa", "americas", "asia", "europe", "oceania", None];

    private static readonly FrozenDictionary<string, string> ByCountry = Regions()
        .SelectMany(r => r.Countries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => (Country: c, r.Region)))
        .ToFrozenDictionary(p => p.Country, p => p.Region);

    public static string Of(string? country) => country is null ? None : ByCountry.GetValueOrDefault(country, None);

    /// <summary>The countries of a region; none for <see cref="None"/>.</summary>
    public static IReadOnlyList<string> CountriesOf(string region) =>
        [.. ByCountry.Where(p => p.Value == region).Select(p => p.Key).Order(StringComparer.Ordinal)];

    private static (string Region, string Countries)[] Regions() =>
    [
        ("africa", "DZ EG LY MA SD TN EH IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW AO CM CF TD CG CD GQ "
            + "GA ST BW SZ LS NA ZA BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG"),
        ("americas", "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI BZ CR SV GT HN MX NI PA "
            + "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE BM CA GL PM US"),
        ("asia", "KZ KG TJ TM UZ CN HK MO KP JP MN KR TW BN KH ID LA MY MM PH SG TH TL VN AF BD BT IN IR MV NP PK LK AM AZ BH CY "
            + "GE IQ IL JO KW LB OM QA SA PS SY TR AE YE"),
        ("europe", "BY BG CZ HU PL MD RO RU SK UA AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB AL AD BA HR GI GR VA IT MT ME MK "
            + "PT SM RS SI ES XK AT BE FR DE LI LU MC NL CH"),
        ("oceania", "AU CX CC HM NZ NF FJ NC PG SB VU GU KI MH FM NR MP PW UM AS CK PF NU PN WS TK TO TV WF"),
    ];
}
