using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Http;

/// <summary>One place of the main navigation, for those whose role may open it.</summary>
public sealed record Place(string TextKey, string Path, Policy Policy)
{
    /// <summary>The key that leads there, for who has keys on; null where none does.</summary>
    public string? Key { get; init; }

    /// <summary>The page at hand is this place, or lies below it and below no place that says more.</summary>
    public bool IsAt(PathString path) =>
        Holds(path) && !Navigation.All.Any(other => other.Path.Length > Path.Length && other.Holds(path));

    private bool Holds(PathString path) => path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The main navigation, in order.</summary>
public static class Navigation
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("nav.my-incidents", "/incidents", Policies.LogIncidents),
        new("nav.log-incident", "/drafts", Policies.LogIncidents) { Key = "n" },
        new("nav.queue", "/queue", Policies.ReviewCases) { Key = "g q" },
        new("nav.statements", "/statements", Policies.ReadStatements),
        new("nav.releases", "/releases", Policies.ReadReleases),
        new("nav.responses", "/responses", Policies.ReadResponses),
        new("nav.reports", "/reports", Policies.KeepReports),
        new("nav.overview", "/overview", Policies.ReadIncidents),
        new("nav.calendar", "/admin/calendar", Policies.KeepCalendar),
        new("nav.reports", "/admin/reports", Policies.TendReports),
        new("nav.clearances", "/admin/clearances", Policies.KeepPeople),
        new("nav.public", "/admin/public", Policies.KeepPublicPage),
        new("nav.measures", "/admin/measures", Policies.KeepVocabularies),
        new("nav.search", "/search", Policies.ReadStatements) { Key = "/" },
    ];

    public static IEnumerable<Place> For(Role role) => All.Where(place => place.Policy.Allows(role));
}
