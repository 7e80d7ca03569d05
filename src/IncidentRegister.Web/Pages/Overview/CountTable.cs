namespace IncidentRegister.Web.Pages.Overview;

/// <summary>A table of counts with a bar for each row.</summary>
/// <param name="Id">Of its heading.</param>
/// <param name="Title">Key of a text; so is the first column's.</param>
public sealed record CountTable(string Id, string Title, string Column, string Unit, IReadOnlyList<CountRow> Rows)
{
    /// <summary>Where the same is drawn as a map; null where it is not.</summary>
    public string? Map { get; init; }

    public int Most => Rows.Select(r => r.Count ?? 0).DefaultIfEmpty().Max();
}

/// <param name="Count">Null: not told how many.</param>
/// <param name="Address">The list behind the number; null where it is not told.</param>
/// <param name="IsPart">Of the row above that is no part.</param>
/// <param name="Words">What stands in the place of a number that is not told; null: fewer than three.</param>
public sealed record CountRow(string Label, int? Count, string? Address, bool IsPart = false, string? Words = null);
