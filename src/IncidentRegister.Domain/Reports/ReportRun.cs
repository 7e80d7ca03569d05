namespace IncidentRegister.Domain.Reports;

/// <summary>What became of a report that was due.</summary>
public enum RunOutcome
{
    /// <summary>Its contents stand, and go to its recipients.</summary>
    Made,

    /// <summary>There was nothing new, and its owner wants no mail that says so.</summary>
    NothingNew,

    /// <summary>Nobody was there to make it for a day and longer; the next one tells what it would have told.</summary>
    Missed,

    /// <summary>Made for its owner alone, to look at.</summary>
    Test,
}

/// <summary>A report as it was made for one period. One of each (report, period), tests aside; never changed.</summary>
public sealed class ReportRun
{
    /// <summary>What is later than that is marked as late.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(15);

    /// <summary>What is later than that is not made any more.</summary>
    public static readonly TimeSpan CaughtUpWithin = TimeSpan.FromHours(24);

    private ReportRun() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>The last day of its period, in the zone of the report.</summary>
    public DateOnly PeriodKey { get; private set; }

    /// <summary>What it tells was known then (UTC), and is new since <see cref="SinceAt"/>.</summary>
    public DateTimeOffset AsOf { get; private set; }
    public DateTimeOffset SinceAt { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public bool IsLate { get; private set; }
    public RunOutcome Outcome { get; private set; }

    /// <summary>As sent, before it is put into words; JSON. Null where nothing was made.</summary>
    public string? Contents { get; private set; }

    /// <summary>Where the audit chain ended when it was made, in 64 hexadecimal digits.</summary>
    public string? AuditHead { get; private set; }

    /// <summary>Whether what is due may still be made at an instant.</summary>
    public static bool IsInTime(ReportOccurrence due, DateTimeOffset now) => now - due.At < CaughtUpWithin;

    public static ReportRun Make(
        Report report, ReportOccurrence due, DateTimeOffset since, string contents, bool isNew, string? auditHead, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            ReportId = report.Id,
            PeriodKey = due.Key,
            AsOf = due.At,
            SinceAt = since,
            MadeAt = now,
            IsLate = now - due.At > Punctual,
            Outcome = isNew || report.WhenNothingNew == WhenNothingNew.Say ? RunOutcome.Made : RunOutcome.NothingNew,
            Contents = contents,
            AuditHead = auditHead,
        };

    /// <summary>As of now, for its owner alone.</summary>
    public static ReportRun Try(Report report, DateOnly key, DateTimeOffset since, string contents, string? auditHead, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ReportId = report.Id,
        PeriodKey = key,
        AsOf = now,
        SinceAt = since,
        MadeAt = now,
        Outcome = RunOutcome.Test,
        Contents = contents,
        AuditHead = auditHead,
    };

    /// <summary>Nothing was made; the entry says so.</summary>
    public static ReportRun Miss(Report report, ReportOccurrence due, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ReportId = report.Id,
        PeriodKey = due.Key,
        AsOf = due.At,
        SinceAt = due.Since,
        MadeAt = now,
        IsLate = true,
        Outcome = RunOutcome.Missed,
    };
}
