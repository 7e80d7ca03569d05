using IncidentRegister.Application.Cases;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>What the forms of <c>/queue/bulk</c> are filled with: what is to happen, and then to which versions.</summary>
public sealed class BulkForm
{
    public BulkChange Change { get; set; } = new();

    /// <summary>Reference and version of each case that was shown as one that would change: <c>INC-2026-7K3QF:4</c>.</summary>
    public List<string> Cases { get; set; } = [];

    /// <summary>Null where one of them was altered on its way.</summary>
    public IReadOnlyList<ChosenCase>? Shown()
    {
        var shown = Cases.ConvertAll(Parse);
        return shown.Contains(null) ? null : shown.OfType<ChosenCase>().ToList();
    }

    /// <summary>The other way round.</summary>
    public static string Value(PlannedCase planned) => FormattableString.Invariant($"{planned.Reference}:{planned.Sheet?.Version}");

    private static ChosenCase? Parse(string value) => value.Split(':') is [var reference, var version]
        && long.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new(reference, number) : null;
}

/// <summary>Each action uses its own part.</summary>
public sealed class BulkChange
{
    public Guid? Liaison { get; set; }
    public string? Severity { get; set; }
    public BulkWords Words { get; set; } = new();
}

public sealed class BulkWords
{
    /// <summary>The reference that was typed, and the one that was chosen from the list.</summary>
    public string? Statement { get; set; }
    public string? Chosen { get; set; }
    public string? Quote { get; set; }
    public string? Relation { get; set; }
    public string? Stance { get; set; }

    public SharedWords Shared() => new(string.IsNullOrWhiteSpace(Statement) ? Chosen ?? "" : Statement, Quote ?? "")
    {
        Relation = Relation ?? "",
        Stance = Stance ?? "",
    };
}
