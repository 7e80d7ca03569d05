using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>What of the queue is wanted. Every part that is null leaves nothing out.</summary>
public sealed record QueueFilter
{
    public const string ToMe = "me";
    public const string ToNobody = "nobody";
    public const string IsOverdue = "overdue";
    public const string ForAWeek = "week";
    public const string IsPossible = "possible";

    /// <summary>Days without any change after which a case is ageing.</summary>
    public const int QuietDays = 7;

    /// <summary>Code of submitted, in review or needs information; null for all three.</summary>
    public string? Status { get; init; }

    /// <summary>Code of the vocabulary <c>act-type</c>; one of the incident's acts is of this type.</summary>
    public string? Type { get; init; }

    /// <summary><c>me</c> or <c>nobody</c>.</summary>
    public string? Assigned { get; init; }
    public string? Severity { get; init; }

    /// <summary><c>overdue</c>: a clock has run out.</summary>
    public string? Due { get; init; }

    /// <summary><c>week</c>: nothing happened to it for seven days.</summary>
    public string? Quiet { get; init; }

    /// <summary><c>possible</c>: another record may tell of the same event.</summary>
    public string? Duplicate { get; init; }

    /// <exception cref="TamperedException">A code that no page of the register offers.</exception>
    internal QueueFilter Checked(Glossary glossary)
    {
        Refuse(Status is not (null or "submitted" or "in-review" or "needs-information"), "status");
        Refuse(Type is not null && !glossary.Knows("act-type", Type), "type");
        Refuse(Assigned is not (null or ToMe or ToNobody), "assigned");
        Refuse(Severity is not null && !Code.TryTo<Severity>(Severity, out _), "severity");
        Refuse(Due is not (null or IsOverdue), "due");
        Refuse(Quiet is not (null or ForAWeek), "quiet");
        Refuse(Duplicate is not (null or IsPossible), "duplicate");
        return this;
    }

    private static void Refuse(bool isUnknown, string what)
    {
        if (isUnknown) throw new TamperedException(what);
    }
}

internal static class QueueConditions
{
    /// <summary>Open cases that a checked filter leaves; a record that was merged into another one waits for nobody.</summary>
    public static IQueryable<Incident> Queued(this RegisterDbContext db, QueueFilter filter, CurrentUser user, DateTimeOffset now)
    {
        var cases = db.Incidents.AsNoTracking().VisibleTo(user).Where(Open).Where(i => i.MergedIntoId == null)
            .Where(InStatus(filter.Status)).Where(AssignedTo(filter.Assigned, user.Id));
        if (filter.Type is { } type) cases = cases.Where(i => i.ActTypes.Contains(type));
        if (filter.Severity is { } code)
        {
            var severity = Code.To<Severity>(code);
            cases = cases.Where(i => i.Severity == severity);
        }

        if (filter.Due is not null) cases = cases.Where(i => i.Case.DueAt < now);
        if (filter.Duplicate is not null)
        {
            var duplicates = db.DuplicatesFor(user);
            cases = cases.Where(i => duplicates.Where(d => d.IncidentId == i.Id).Select(d => d.IncidentId).FirstOrDefault() == i.Id);
        }

        if (filter.Quiet is null) return cases;

        var since = now.AddDays(-QueueFilter.QuietDays);
        return cases.Where(i => i.UpdatedAt < since);
    }

    /// <summary>Written out, not as a list, so that the database recognises the open statuses of its indexes.</summary>
    private static Expression<Func<Incident, bool>> Open => i => i.Case.Status == CaseStatus.Submitted
        || i.Case.Status == CaseStatus.InReview || i.Case.Status == CaseStatus.NeedsInformation;

    private static Expression<Func<Incident, bool>> InStatus(string? code) => code switch
    {
        null => i => true,
        "submitted" => i => i.Case.Status == CaseStatus.Submitted,
        "in-review" => i => i.Case.Status == CaseStatus.InReview,
        _ => i => i.Case.Status == CaseStatus.NeedsInformation,
    };

    private static Expression<Func<Incident, bool>> AssignedTo(string? whom, Guid me) => whom switch
    {
        null => i => true,
        QueueFilter.ToMe => i => i.Case.AssigneeId == me,
        _ => i => i.Case.AssigneeId == null,
    };
}
