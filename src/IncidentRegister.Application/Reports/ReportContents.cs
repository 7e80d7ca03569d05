using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// What a run tells, in codes and in the words of releases, before it is put into somebody's language. Kept with the run
/// as it was sent; what a mail may not hold is left out when it is put into words.
/// </summary>
internal sealed record ReportContents
{
    public required string Name { get; init; }
    public required Schedule Due { get; init; }

    /// <summary>The days that the period is named after.</summary>
    public required DateOnly First { get; init; }
    public required DateOnly Key { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public bool IsTest { get; init; }
    public IReadOnlyList<string> Sections { get; init; } = [];
    public bool HasCsv { get; init; }
    public bool HasPdf { get; init; }

    /// <summary>How many were new the time before, by the code of their marking; null where there was no time before.</summary>
    public IReadOnlyDictionary<string, int>? NewBefore { get; init; }
    public IReadOnlyList<ToldRelease> New { get; init; } = [];
    public IReadOnlyList<ToldRelease> Corrected { get; init; } = [];
    public IReadOnlyList<ToldRelease> Withdrawn { get; init; } = [];

    /// <summary>Without a response; the one that has waited longest first.</summary>
    public IReadOnlyList<ToldRelease> Waiting { get; init; } = [];
    public IReadOnlyList<ToldStep> Asks { get; init; } = [];
    public IReadOnlyList<ToldStep> Responses { get; init; } = [];
    public IReadOnlyList<ToldStatement> Statements { get; init; } = [];

    /// <summary>References of every ask and response that were known; what is not among them is new the next time.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    public bool HasNews => New.Count + Corrected.Count + Withdrawn.Count + Asks.Count + Responses.Count + Statements.Count > 0;

    /// <summary>A schedule as JSON keeps it.</summary>
    internal sealed record Schedule(ReportRhythm Rhythm, DayOfWeek? Weekday, int? DayOfMonth, int Minute, string Zone)
    {
        public static Schedule Of(ReportSchedule schedule) =>
            new(schedule.Rhythm, schedule.Weekday, schedule.DayOfMonth, schedule.Minute, schedule.ZoneId);

        public ReportSchedule Read() => ReportSchedule.Of(Rhythm, Weekday, DayOfMonth, TimeSpan.FromMinutes(Minute), Zone);
    }
}

/// <param name="Marking">The code of its <see cref="Tlp"/>.</param>
/// <param name="Occurred">EDTF.</param>
internal sealed record ToldRelease(
    string Reference, string Title, string Language, string Marking, IReadOnlyList<string> ActTypes, string? Country,
    string Occurred, DateTimeOffset ReleasedAt)
{
    /// <summary>The release that it takes the place of.</summary>
    public string? Corrects { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>EDTF; the first day on which something was asked about it. Null: nothing was.</summary>
    public string? AskedOn { get; init; }
    public IReadOnlyList<string> AskedFor { get; init; } = [];

    public Tlp Tlp => Code.To<Tlp>(Marking);
}

/// <summary>An ask or a response that goes with releases.</summary>
/// <param name="Marking">Of the most open of those releases.</param>
/// <param name="State">Of an ask; else null.</param>
internal sealed record ToldStep(
    string Reference, Guid? Party, string? Measure, string Day, string? State, string Marking, IReadOnlyList<string> About)
{
    public Tlp Tlp => Code.To<Tlp>(Marking);
}

internal sealed record ToldStatement(string Reference, string Title, string Language, string IssuedOn);
