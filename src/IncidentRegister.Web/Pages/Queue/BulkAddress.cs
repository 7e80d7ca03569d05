using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>What is about to be done to which cases, as the address says it.</summary>
/// <param name="Doing">One of the actions.</param>
/// <param name="Back">The list or page that it began from.</param>
public sealed record BulkAddress(string Doing, IReadOnlyList<string> Chosen, string? Back = null)
{
    public const string Assign = "assign";
    public const string Grade = "grade";
    public const string Link = "link";
    public const string Export = "export";
    public const string Merge = "merge";

    public static IReadOnlyList<string> Actions { get; } = [Assign, Grade, Link, Export, Merge];

    /// <summary>The same address, for one of its forms.</summary>
    public string Handled(string handler) => $"{this}&handler={handler}";

    public override string ToString()
    {
        var query = new QueryBuilder { { "do", Doing } };
        foreach (var reference in Chosen) query.Add("on", reference);
        if (!string.IsNullOrEmpty(Back)) query.Add("back", Back);
        return $"/queue/bulk{query}";
    }
}
