namespace IncidentRegister.Application.Reports;

/// <summary>A report in somebody's words, from which the text, the HTML and the page are drawn alike.</summary>
/// <param name="Marking">Such as <c>TLP:GREEN</c>.</param>
/// <param name="Sentences">Plain; what a person reads who reads nothing else.</param>
public sealed record ReportPaper(string Language, bool IsRightToLeft, string Brand, string Marking, string Title, IReadOnlyList<string> Sentences)
{
    public string BarsHeading { get; init; } = "";

    /// <summary>How many of each, the most first.</summary>
    public IReadOnlyList<PaperBar> Bars { get; init; } = [];
    public IReadOnlyList<PaperSection> Sections { get; init; } = [];
    public required string Button { get; init; }
    public required string Address { get; init; }
    public string? Attached { get; init; }
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>What the audit chain ended in, and the words before it; empty where it is not known.</summary>
    public string AnchorWords { get; init; } = "";
    public string Anchor { get; init; } = "";
}

/// <param name="Rest">How many more there are, in words; null where all are here.</param>
public sealed record PaperSection(string Heading, IReadOnlyList<PaperItem> Items, string? Rest);

/// <param name="Title">What people wrote is defanged; <paramref name="TitleLanguage"/> is its language, null for the reader's own.</param>
/// <param name="Address">Of our own host; null where there is no page.</param>
public sealed record PaperItem(string Title, string? TitleLanguage, string? Address, string Facts, string Line);

public sealed record PaperBar(string Label, int Count);
