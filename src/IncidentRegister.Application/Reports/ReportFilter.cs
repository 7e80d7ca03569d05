using IncidentRegister.Application.Data;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Which releases a report tells of, as the address of their list says it: <c>type=raid&amp;country=FR</c>. What is left out
/// leaves nothing out; the cursor and the order of a list mean nothing here.
/// </summary>
internal sealed record ReportFilter(string? Type, string? Country, string? Situation, string? Severity)
{
    /// <param name="address">A query string, with or without its question mark.</param>
    public static ReportFilter Read(string address)
    {
        var parts = address.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2 && part[1].Length > 0)
            .GroupBy(part => part[0]).ToDictionary(g => g.Key, g => Uri.UnescapeDataString(g.First()[1].Replace('+', ' ')));
        return new ReportFilter(parts.GetValueOrDefault("type"), parts.GetValueOrDefault("country"), parts.GetValueOrDefault("situation"),
            parts.GetValueOrDefault("severity"));
    }

    public override string ToString() => string.Join('&', new[] { ("type", Type), ("country", Country), ("situation", Situation), ("severity", Severity) }
        .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    /// <summary>The name of the first part whose code no vocabulary has; null when all are known.</summary>
    public string? Unknown(Glossary glossary) =>
        Type is not null && !glossary.Knows("act-type", Type) ? nameof(Type)
        : Country is not null && !glossary.Knows("country", Country) ? nameof(Country)
        : Situation is not null && !glossary.Knows("situation", Situation) ? nameof(Situation)
        : Severity is not null && !Code.TryTo<Severity>(Severity, out _) ? nameof(Severity)
        : null;

    public IQueryable<Release> Of(IQueryable<Release> releases)
    {
        if (Type is { } type) releases = releases.Where(r => r.ActTypes.Contains(type));
        if (Country is { } country) releases = releases.Where(r => r.Country == country);
        if (Situation is { } situation) releases = releases.Where(r => r.Situation == situation);
        return Severity is not null && Code.TryTo<Severity>(Severity, out var severity) ? releases.Where(r => r.Severity == severity) : releases;
    }
}
