using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Reports;

/// <summary>What goes out when a period brought nothing.</summary>
public enum WhenNothingNew { Say, Skip }

/// <summary>What is told of releases, when, and to whom; by mail, and never more than a mail may hold.</summary>
public sealed class Report
{
    public const int NameMaxLength = 100;
    public const int FilterMaxLength = 1000;
    public const int RecipientsAtMost = 200;
    public const int MostOfOnePerson = 30;
    public const int MostPeriodDays = 366;

    private readonly List<ReportRecipient> recipients = [];

    private Report() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Which releases, as the address of their list says it, such as <c>type=raid&amp;country=FR</c>. A copy: the
    /// view that it was taken from may be changed or deleted.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>Codes of <see cref="ReportSections"/>, in their order.</summary>
    public string[] Sections { get; private set; } = [];
    public ReportSchedule Schedule { get; private set; } = null!;

    /// <summary>How many days each report reaches back, whatever the one before told; null: as far as the one before.</summary>
    public int? PeriodDays { get; private set; }

    /// <summary>Clear, green or amber; of what is amber a mail tells only that it is there.</summary>
    public Tlp Ceiling { get; private set; }
    public bool HasCsv { get; private set; }

    /// <summary>Printed where there is a printer; otherwise it goes without, and says so.</summary>
    public bool HasPdf { get; private set; }
    public WhenNothingNew WhenNothingNew { get; private set; }

    /// <summary>Subjects show on locked screens: they leave out whatever can be left out.</summary>
    public bool HasDiscreetSubject { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What was due before that is not caught up.</summary>
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Its runs stay, as they were sent.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<ReportRecipient> Recipients => recipients;

    public bool IsRunning => PausedAt is null && DeletedAt is null;

    /// <exception cref="RuleBrokenException">As <see cref="Change"/> says.</exception>
    public static Report Plan(Guid ownerId, ReportFacts facts, DateTimeOffset now)
    {
        var report = new Report { Id = Guid.CreateVersion7(now), OwnerId = ownerId, CreatedAt = now, StartedAt = now };
        report.Change(facts, now);
        return report;
    }

    /// <summary>All of it anew. Another schedule begins now, and catches up nothing.</summary>
    /// <exception cref="RuleBrokenException">
    /// Nobody gets it, it says nothing, it reaches back no day or more than a year, or a mail may not hold what it says.
    /// </exception>
    public void Change(ReportFacts facts, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(DeletedAt is not null, "report.deleted");
        RuleBrokenException.ThrowIf(!facts.Sections.Any(ReportSections.All.Contains), "report.no-sections");
        RuleBrokenException.ThrowIf(facts.PeriodDays is < 1 or > MostPeriodDays, "report.no-such-period");
        RuleBrokenException.ThrowIf(facts.Ceiling is Tlp.Red or Tlp.AmberStrict, "report.above-mail");
        RuleBrokenException.ThrowIf(facts.People.Count + facts.Groups.Count == 0, "report.no-recipients");
        RuleBrokenException.ThrowIf(facts.People.Count + facts.Groups.Count > RecipientsAtMost, "report.too-many-recipients");

        (Name, Filter, Ceiling, HasCsv, HasPdf) = (facts.Name, facts.Filter, facts.Ceiling, facts.HasCsv, facts.HasPdf);
        (WhenNothingNew, HasDiscreetSubject) = (facts.WhenNothingNew, facts.HasDiscreetSubject);
        Sections = [.. ReportSections.All.Where(facts.Sections.Contains)];
        if (Schedule != facts.Schedule) StartedAt = now;
        (Schedule, PeriodDays) = (facts.Schedule, facts.PeriodDays);
        Address(facts);
        Version++;
    }

    public void Pause(DateTimeOffset now)
    {
        PausedAt ??= now;
        Version++;
    }

    /// <summary>From now on; what was due while it was paused is told by the next one.</summary>
    /// <exception cref="RuleBrokenException">It was deleted.</exception>
    public void Resume(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(DeletedAt is not null, "report.deleted");
        if (PausedAt is not null) (PausedAt, StartedAt) = (null, now);
        Version++;
    }

    public void Delete(DateTimeOffset now)
    {
        DeletedAt ??= now;
        Version++;
    }

    private void Address(ReportFacts facts)
    {
        recipients.RemoveAll(r => r.UserId is { } person ? !facts.People.Contains(person) : !facts.Groups.Contains(r.GroupId!.Value));
        recipients.AddRange(facts.People.Distinct().Where(p => !recipients.Exists(r => r.UserId == p))
            .Select(p => new ReportRecipient(Id, p, null)));
        recipients.AddRange(facts.Groups.Distinct().Where(g => !recipients.Exists(r => r.GroupId == g))
            .Select(g => new ReportRecipient(Id, null, g)));
    }
}

/// <summary>What its owner says of a report.</summary>
public sealed record ReportFacts
{
    public required string Name { get; init; }
    public string Filter { get; init; } = "";
    public required IReadOnlyCollection<string> Sections { get; init; }
    public required ReportSchedule Schedule { get; init; }

    /// <summary>1 to <see cref="Report.MostPeriodDays"/>; null: as far back as the report before.</summary>
    public int? PeriodDays { get; init; }
    public Tlp Ceiling { get; init; } = Tlp.Green;
    public bool HasCsv { get; init; }
    public bool HasPdf { get; init; }
    public WhenNothingNew WhenNothingNew { get; init; }
    public bool HasDiscreetSubject { get; init; }
    public IReadOnlyCollection<Guid> People { get; init; } = [];
    public IReadOnlyCollection<Guid> Groups { get; init; } = [];
}

/// <summary>One who gets a report: a person or a group, never both.</summary>
public sealed class ReportRecipient
{
    private ReportRecipient() { } // for EF Core

    internal ReportRecipient(Guid reportId, Guid? userId, Guid? groupId) =>
        (Id, ReportId, UserId, GroupId) = (Guid.NewGuid(), reportId, userId, groupId);

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public Guid? UserId { get; private set; }
    public Guid? GroupId { get; private set; }
}

/// <summary>What a report may tell, beside the three sentences that always come first.</summary>
public static class ReportSections
{
    public const string New = "new", ByType = "by-type", Changed = "changed", Waiting = "waiting";
    public const string Asks = "asks", Responses = "responses", Statements = "statements";

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } = [ByType, New, Changed, Waiting, Asks, Responses, Statements];
}
