namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>One line of two records side by side; model of <c>_CompareRow.cshtml</c>.</summary>
/// <param name="Label">What the line is about.</param>
/// <param name="Kept">As the record tells it that is kept; null: not told.</param>
public sealed record CompareRow(string Label, string? Kept, string? Other)
{
    /// <summary>BCP 47 tags of what people wrote; null for the page's own words.</summary>
    public string? KeptLanguage { get; init; }
    public string? OtherLanguage { get; init; }

    /// <summary>The two differ.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Said in place of a choice, such as that it comes along.</summary>
    public string? Note { get; init; }

    /// <summary>The name of the choice's field, where there is one, and the value that takes the other's.</summary>
    public string? Field { get; init; }
    public string? Value { get; init; }
    public bool IsTaken { get; init; }
}
