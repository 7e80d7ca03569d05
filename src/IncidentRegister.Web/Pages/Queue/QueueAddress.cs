using IncidentRegister.Application.Cases;
using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>What is shown of the queue, as its address says it; nothing is remembered anywhere else.</summary>
/// <param name="Selected">Reference of the case whose preview stands beside the list.</param>
public sealed record QueueAddress(QueueFilter Filter, string? Sort = null, string? After = null, string? Selected = null)
{
    /// <summary>Every case of the page is ticked.</summary>
    public bool All { get; init; }

    /// <summary>The same list, filtered in another way: from its first page, with nothing chosen.</summary>
    public QueueAddress With(QueueFilter filter) => new(filter, Sort);

    public override string ToString()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Parts)
        {
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        }

        return $"/queue{query}";
    }

    private (string Name, string? Value)[] Parts =>
    [
        ("status", Filter.Status), ("type", Filter.Type), ("assigned", Filter.Assigned), ("severity", Filter.Severity),
        ("due", Filter.Due), ("quiet", Filter.Quiet), ("duplicate", Filter.Duplicate), ("sort", Sort),
        ("after", After), ("sel", Selected), ("all", All ? "true" : null),
    ];
}
