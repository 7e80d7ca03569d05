using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>A report as its form holds it.</summary>
public sealed class ReportForm
{
    private const string Csv = "csv", Pdf = "pdf", Discreet = "discreet", SinceLast = "since-last";

    /// <summary>The period of a fixed number of days.</summary>
    public const string Days = "days";

    public long Version { get; set; }
    public string? Name { get; set; }
    public Guid? View { get; set; }
    public string? Type { get; set; }
    public string? Country { get; set; }
    public string? Situation { get; set; }
    public IList<string> Sections { get; set; } = [];

    /// <summary><c>since-last</c> or <see cref="Days"/>.</summary>
    public string? Period { get; set; }
    public string? PeriodDays { get; set; }
    public string? Rhythm { get; set; }
    public string? Weekday { get; set; }
    public string? DayOfMonth { get; set; }
    public string? Time { get; set; }
    public string? Zone { get; set; }
    public string? Ceiling { get; set; }
    public IList<string> Attach { get; set; } = [];
    public string? Nothing { get; set; }
    public IList<string> Subject { get; set; } = [];
    public string? People { get; set; }
    public IList<Guid> Groups { get; set; } = [];
    public bool Start { get; set; }

    /// <summary>In which language it is shown beside the form; null: in that of the page.</summary>
    public string? Language { get; set; }

    public static IEnumerable<string> Periods => [SinceLast, Days];

    /// <summary>What most want: every Monday at eight, and a few words when there is nothing.</summary>
    public static ReportForm Suggested => new()
    {
        Sections = [ReportSections.ByType, ReportSections.New, ReportSections.Changed, ReportSections.Waiting],
        Period = SinceLast,
        PeriodDays = "7",
        Rhythm = "weekly",
        Weekday = "1",
        Time = "08:00",
        Zone = "Europe/Amsterdam",
        Ceiling = "green",
        Attach = [Csv],
        Nothing = "say",
    };

    public static ReportForm Of(KeepReport kept) => new()
    {
        Version = kept.Version,
        Name = kept.Name,
        Type = kept.Type,
        Country = kept.Country,
        Situation = kept.Situation,
        Sections = [.. kept.Sections],
        Period = kept.PeriodDays is null ? SinceLast : Days,
        PeriodDays = kept.PeriodDays,
        Rhythm = kept.Rhythm,
        Weekday = kept.Weekday,
        DayOfMonth = kept.DayOfMonth,
        Time = kept.Time,
        Zone = kept.Zone,
        Ceiling = kept.Ceiling,
        Attach = [.. new[] { (Csv, kept.HasCsv), (Pdf, kept.HasPdf) }.Where(file => file.Item2).Select(file => file.Item1)],
        Nothing = kept.WhenNothingNew,
        Subject = kept.HasDiscreetSubject ? [Discreet] : [],
        People = kept.People,
        Groups = [.. kept.Groups],
    };

    /// <param name="id">Null for a new one.</param>
    public T Tell<T>(T told, Guid? id) where T : ReportWriting => told with
    {
        Id = id,
        Version = Version,
        Name = Name,
        View = View,
        Type = Type,
        Country = Country,
        Situation = Situation,
        Sections = [.. Sections],
        PeriodDays = Period == Days ? PeriodDays ?? "" : null,
        Rhythm = Rhythm ?? "",
        Weekday = Weekday,
        DayOfMonth = DayOfMonth,
        Time = Time ?? "",
        Zone = Zone ?? "",
        Ceiling = Ceiling ?? "",
        HasCsv = Attach.Contains(Csv),
        HasPdf = Attach.Contains(Pdf),
        WhenNothingNew = Nothing ?? "",
        HasDiscreetSubject = Subject.Contains(Discreet),
        People = People,
        Groups = [.. Groups],
    };
}
