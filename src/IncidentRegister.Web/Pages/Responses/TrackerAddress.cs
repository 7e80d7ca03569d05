using IncidentRegister.Application.Responses;
using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>What the tracker shows, as its address says it; nothing is remembered anywhere else.</summary>
public sealed record TrackerAddress(AskFilter Filter)
{
    public const string Asks = "asks";
    public const string Responses = "responses";
    public const string Announced = "announced";

    public string? Show { get; init; }
    public string? Sort { get; init; }

    /// <summary>Of responses: the key of the party that took them, or announced them, and the ask that they fulfil.</summary>
    public string? Party { get; init; }
    public string? Ask { get; init; }

    /// <summary>Of responses: code of a measure that they are, or give.</summary>
    public string? For { get; init; }

    /// <summary>The day as of which the list is wanted; null: now.</summary>
    public string? AsOf { get; init; }
    public string? After { get; init; }

    /// <summary>The same list narrowed in another way: from its first page.</summary>
    public TrackerAddress With(AskFilter filter) => this with { Filter = filter, After = null };

    public override string ToString() => $"/responses{Query}";

    /// <summary>With its question mark; empty where nothing is said.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (name, value) in Parts)
            {
                if (!string.IsNullOrEmpty(value)) query.Add(name, value);
            }

            return query.ToString();
        }
    }

    private (string Name, string? Value)[] Parts => Show switch
    {
        Responses =>
        [
            ("show", Responses), ("measure", Filter.Measure), ("incident", Filter.Incident), ("party", Party), ("ask", Ask), ("for", For),
            (LedgerDay.Name, AsOf), ("after", After),
        ],
        Announced =>
        [
            ("show", Announced), ("state", Filter.State), ("measure", Filter.Measure), ("incident", Filter.Incident), ("party", Party), ("for", For),
            (LedgerDay.Name, AsOf), ("after", After),
        ],
        _ =>
        [
            ("state", Filter.State), ("measure", Filter.Measure), ("addressee", Filter.Addressee), ("country", Filter.Country), ("issuer", Filter.Issuer),
            ("incident", Filter.Incident), ("due", Filter.Due), ("sort", Sort), (LedgerDay.Name, AsOf),
            ("after", After),
        ],
    };
}
