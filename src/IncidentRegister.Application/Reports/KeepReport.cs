using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Plans a new report, or says anew what one's own report tells, when, and to whom. Returns its id.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
/// <exception cref="StaleVersionException">It was changed on another page since.</exception>
public sealed record KeepReport : ICommand<Guid>
{
    public static Policy Policy => Policies.KeepReports;

    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; init; }
    public long Version { get; init; }
    public required string Name { get; init; }

    /// <summary>One of the caller's own saved views, whose filter is copied in place of the codes below; null for none.</summary>
    public Guid? View { get; init; }

    /// <summary>Codes; null leaves nothing out.</summary>
    public string? Type { get; init; }
    public string? Country { get; init; }
    public string? Situation { get; init; }
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Code of a <see cref="ReportRhythm"/>.</summary>
    public required string Rhythm { get; init; }

    /// <summary>0 is Sunday; needed by a weekly one.</summary>
    public string? Weekday { get; init; }

    /// <summary>1 to 31; needed by a monthly one.</summary>
    public string? DayOfMonth { get; init; }

    /// <summary>Such as <c>08:00</c>.</summary>
    public required string Time { get; init; }
    public required string Zone { get; init; }

    /// <summary>Code: clear, green or amber.</summary>
    public required string Ceiling { get; init; }
    public bool HasCsv { get; init; }
    public bool HasPdf { get; init; }

    /// <summary>Code of a <see cref="Domain.Reports.WhenNothingNew"/>.</summary>
    public required string WhenNothingNew { get; init; }
    public bool HasDiscreetSubject { get; init; }

    /// <summary>Addresses that people sign in with, one a line. Only the liaison addresses others; for everybody else it is the caller.</summary>
    public string? People { get; init; }
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    /// <summary>False: nothing is sent before somebody starts it.</summary>
    public bool IsStarted { get; init; }
}

internal sealed class KeepReportValidator : AbstractValidator<KeepReport>
{
    private const int PeopleMaxLength = 20_000;

    public KeepReportValidator()
    {
        RuleFor(r => r.Name).MustSay(Report.NameMaxLength);
        RuleFor(r => r.Sections).Must(s => s.Count > 0).WithMessage("report.no-sections")
            .Must(s => s.All(ReportSections.All.Contains)).WithMessage(Written.UnknownCode);
        RuleFor(r => r.Rhythm).Names<KeepReport, ReportRhythm>();
        RuleFor(r => r.Weekday).Must(d => Number(d) is >= 0 and <= 6).WithMessage("report.never-due").When(r => r.Rhythm == "weekly");
        RuleFor(r => r.DayOfMonth).Must(d => Number(d) is >= 1 and <= 31).WithMessage("report.never-due").When(r => r.Rhythm == "monthly");
        RuleFor(r => r.Time).Must(t => WallTime.Read(t) < TimeSpan.FromDays(1)).WithMessage("report.no-such-time");
        RuleFor(r => r.Zone).Must(ReportSchedule.KnowsZone).WithMessage("report.unknown-zone");
        RuleFor(r => r.Ceiling).Must(c => c is "clear" or "green" or "amber").WithMessage(Written.UnknownCode);
        RuleFor(r => r.WhenNothingNew).Names<KeepReport, WhenNothingNew>();
        RuleFor(r => r.People).MaySay(PeopleMaxLength, lines: true);
        RuleFor(r => r.Groups).Must(g => g.Count <= Report.RecipientsAtMost).WithMessage("report.too-many-recipients");
    }

    public static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal sealed class KeepReportHandler(RegisterDbContext db, ICurrentUser user, Recipients recipients, Words words, TimeProvider clock)
    : IRequestHandler<KeepReport, Guid>
{
    public async Task<Guid> Handle(KeepReport request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var facts = await Facts(request, ct);

        Report report;
        if (request.Id is { } id)
        {
            report = await db.OwnReport(user.Now, id, request.Version, ct);
            report.Change(facts, now);
            if (request.IsStarted) report.Resume(now);
        }
        else
        {
            var own = await db.OwnReports(user.Now).CountAsync(ct);
            RuleBrokenException.ThrowIf(own >= Report.MostOfOnePerson, "report.too-many");
            report = Report.Plan(user.Now.Id, facts, now);
            if (!request.IsStarted) report.Pause(now);
            db.Reports.Add(report);
        }

        await db.SaveChangesAsync(ct);
        return report.Id;
    }

    private async Task<ReportFacts> Facts(KeepReport request, CancellationToken ct)
    {
        var (people, groups) = await recipients.Read(request.People, request.Groups, ct);
        return new ReportFacts
        {
            Name = Written.Kept(request.Name)!,
            Filter = $"{await Filter(request, ct)}",
            Sections = request.Sections,
            Schedule = ReportSchedule.Of(
                Code.To<ReportRhythm>(request.Rhythm), (DayOfWeek?)KeepReportValidator.Number(request.Weekday),
                KeepReportValidator.Number(request.DayOfMonth), WallTime.Read(request.Time)!.Value, request.Zone),
            Ceiling = Code.To<Tlp>(request.Ceiling),
            HasCsv = request.HasCsv,
            HasPdf = request.HasPdf,
            WhenNothingNew = Code.To<WhenNothingNew>(request.WhenNothingNew),
            HasDiscreetSubject = request.HasDiscreetSubject,
            People = people,
            Groups = groups,
        };
    }

    private async Task<ReportFilter> Filter(KeepReport request, CancellationToken ct)
    {
        var filter = new ReportFilter(Chosen(request.Type), Chosen(request.Country), Chosen(request.Situation), null);
        if (request.View is { } view)
        {
            // Another page may have deleted it since this one was opened. What was copied before stays as it is.
            var saved = await db.OwnViews(user.Now).AsNoTracking().SingleOrDefaultAsync(v => v.Id == view, ct)
                ?? throw new ValidationException([new ValidationFailure(nameof(KeepReport.View), "report.view-gone")]);
            filter = filter with { Type = saved.Parts.GetValueOrDefault("type"), Severity = saved.Parts.GetValueOrDefault("severity") };
        }

        return filter.Unknown(await words.Now(ct)) is { } unknown
            ? throw new ValidationException([new ValidationFailure(unknown, Written.UnknownCode)]) : filter;
    }

    private static string? Chosen(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
