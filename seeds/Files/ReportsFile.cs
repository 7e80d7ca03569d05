using IncidentRegister.Application.Reports;

namespace IncidentRegister.Seeds.Files;

internal sealed class ReportsFile
{
    public const string Path = "demo/reports.yaml";

    public required List<ReportEntry> Reports { get; init; }
}

internal sealed class ReportEntry
{
    public required string Name { get; init; }
    public required string Rhythm { get; init; }
    public string? Weekday { get; init; }
    public string? DayOfMonth { get; init; }
    public required string Time { get; init; }
    public required string Zone { get; init; }
    public required List<string> Sections { get; init; }
    public required List<string> People { get; init; }

    public KeepReport Planned => new()
    {
        Name = Name,
        Sections = Sections,
        Rhythm = Rhythm,
        Weekday = Weekday,
        DayOfMonth = DayOfMonth,
        Time = Time,
        Zone = Zone,
        Ceiling = "green",
        HasCsv = true,
        HasPdf = true,
        WhenNothingNew = "say",
        People = string.Join('\n', People),
        IsStarted = true,
    };
}
