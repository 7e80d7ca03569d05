using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>What somebody typed and ticked to plan a report: what it tells, when, and to whom.</summary>
public abstract record ReportWriting
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; init; }
    public long Version { get; init; }
    public string? Name { get; init; }

    /// <summary>One of the caller's own saved views, whose filter is copied in place of the codes below; null for none.</summary>
    public Guid? View { get; init; }

    /// <summary>Codes; null leaves nothing out.</summary>
    public string? Type { get; init; }
    public string? Country { get; init; }
    public string? Situation { get; init; }
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>How many days it reaches back, 1 to <see cref="Report.MostPeriodDays"/>; null: as far as the report before.</summary>
    public string? PeriodDays { get; init; }

    /// <summary>Code of a <see cref="ReportRhythm"/>.</summary>
    public string Rhythm { get; init; } = "";

    /// <summary>0 is Sunday; needed by a weekly one.</summary>
    public string? Weekday { get; init; }

    /// <summary>1 to 31; needed by a monthly one.</summary>
    public string? DayOfMonth { get; init; }

    /// <summary>Such as <c>08:00</c>.</summary>
    public string Time { get; init; } = "";
    public string Zone { get; init; } = "";

    /// <summary>Code: clear, green or amber.</summary>
    public string Ceiling { get; init; } = "";
    public bool HasCsv { get; init; }
    public bool HasPdf { get; init; }

    /// <summary>Code of a <see cref="Domain.Reports.WhenNothingNew"/>.</summary>
    public string WhenNothingNew { get; init; } = "";
    public bool HasDiscreetSubject { get; init; }

    /// <summary>Addresses that people sign in with, one a line. Only the liaison addresses others; for everybody else it is the caller.</summary>
    public string? People { get; init; }
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    internal static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal abstract class ReportWritingValidator<T> : AbstractValidator<T> where T : ReportWriting
{
    private const int PeopleMaxLength = 20_000;

    protected ReportWritingValidator()
    {
        RuleFor(r => r.Name).MustSay(Report.NameMaxLength);
        RuleFor(r => r.Sections).Must(s => s.Count > 0).WithMessage("report.no-sections")
            .Must(s => s.All(ReportSections.All.Contains)).WithMessage(Written.UnknownCode);
        RuleFor(r => r.Rhythm).Names<T, ReportRhythm>();
        RuleFor(r => r.Weekday).Must(d => ReportWriting.Number(d) is >= 0 and <= 6).WithMessage("report.never-due").When(r => r.Rhythm == "weekly");
        RuleFor(r => r.DayOfMonth).Must(d => ReportWriting.Number(d) is >= 1 and <= 31).WithMessage("report.never-due").When(r => r.Rhythm == "monthly");
        RuleFor(r => r.PeriodDays).Must(d => ReportWriting.Number(d) is >= 1 and <= Report.MostPeriodDays).WithMessage("report.no-such-period")
            .When(r => r.PeriodDays is not null);
        RuleFor(r => r.Time).Must(t => WallTime.Read(t) < TimeSpan.FromDays(1)).WithMessage("report.no-such-time");
        RuleFor(r => r.Zone).Must(ReportSchedule.KnowsZone).WithMessage("report.unknown-zone");
        RuleFor(r => r.Ceiling).Must(c => c is "clear" or "green" or "amber").WithMessage(Written.UnknownCode);
        RuleFor(r => r.WhenNothingNew).Names<T, WhenNothingNew>();
        RuleFor(r => r.People).MaySay(PeopleMaxLength, lines: true);
        RuleFor(r => r.Groups).Must(g => g.Count <= Report.RecipientsAtMost).WithMessage("report.too-many-recipients");
    }
}

/// <summary>Reads what was typed, as far as it does not say who gets it.</summary>
internal sealed class WrittenReports(RegisterDbContext db, ICurrentUser user, Words words)
{
    /// <exception cref="ValidationException">A code that no vocabulary has, or a view that is gone.</exception>
    /// <exception cref="RuleBrokenException">As <see cref="ReportSchedule.Of"/> says.</exception>
    public async Task<ReportFacts> Facts(ReportWriting written, CancellationToken ct) => new()
    {
        Name = Written.Kept(written.Name)!,
        Filter = $"{await Filter(written, ct)}",
        Sections = written.Sections,
        Schedule = ReportSchedule.Of(
            Code.To<ReportRhythm>(written.Rhythm), (DayOfWeek?)ReportWriting.Number(written.Weekday),
            ReportWriting.Number(written.DayOfMonth), WallTime.Read(written.Time)!.Value, written.Zone),
        Ceiling = Code.To<Tlp>(written.Ceiling),
        PeriodDays = ReportWriting.Number(written.PeriodDays),
        HasCsv = written.HasCsv,
        HasPdf = written.HasPdf,
        WhenNothingNew = Code.To<WhenNothingNew>(written.WhenNothingNew),
        HasDiscreetSubject = written.HasDiscreetSubject,
    };

    private async Task<ReportFilter> Filter(ReportWriting written, CancellationToken ct)
    {
        var filter = new ReportFilter(Chosen(written.Type), Chosen(written.Country), Chosen(written.Situation), null);
        if (written.View is { } view)
        {
            // Another page may have deleted it since this one was opened. What was copied before stays as it is.
            var saved = await db.OwnViews(user.Now).AsNoTracking().SingleOrDefaultAsync(v => v.Id == view, ct)
                ?? throw new ValidationException([new ValidationFailure(nameof(ReportWriting.View), "report.view-gone")]);
            filter = filter with { Type = saved.Parts.GetValueOrDefault("type"), Severity = saved.Parts.GetValueOrDefault("severity") };
        }

        return filter.Unknown(await words.Now(ct)) is { } unknown
            ? throw new ValidationException([new ValidationFailure(unknown, Written.UnknownCode)]) : filter;
    }

    private static string? Chosen(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
