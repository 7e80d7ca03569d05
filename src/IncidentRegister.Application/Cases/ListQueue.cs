using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>The cases of all organisations that wait for the liaison: newest submitted first, 25 at a time.</summary>
/// <param name="Status">Code of submitted, in review or needs information; null for all three.</param>
/// <param name="Type">Code of the vocabulary <c>act-type</c>; one of the incident's acts is of this type.</param>
/// <param name="Assigned"><c>me</c>, <c>nobody</c>, or null for everybody.</param>
/// <param name="After">The cursor of the page before.</param>
/// <exception cref="TamperedException">A code or a cursor that no page of the register offers.</exception>
public sealed record ListQueue(string? Status = null, string? Type = null, string? Assigned = null, string? After = null)
    : IQuery<QueuePage>
{
    public const string ToMe = "me";
    public const string ToNobody = "nobody";

    public static Policy Policy => Policies.ReviewCases;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record QueuePage(IReadOnlyList<QueueLine> Lines, string? Next);

public sealed record QueueLine
{
    public required string Reference { get; init; }
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the title's language.</summary>
    public required string Language { get; init; }

    /// <summary>Codes of the acts' types, the main one first.</summary>
    public required IReadOnlyList<string> ActTypes { get; init; }
    public required string? Country { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required CaseStatus Status { get; init; }
    public required Severity Severity { get; init; }
    public required Tlp Handling { get; init; }

    /// <summary>The name of who reviews it; null where nobody does yet.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Confirmed mentions that stand.</summary>
    public required int Passages { get; init; }
    public required int Responses { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
}

internal sealed class ListQueueHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor)
    : IRequestHandler<ListQueue, QueuePage>
{
    private const int PageSize = 25;

    public async Task<QueuePage> Handle(ListQueue request, CancellationToken ct)
    {
        var cases = db.Incidents.AsNoTracking().VisibleTo(user.Now)
            .Where(i => i.MergedIntoId == null)
            .Where(InStatus(request.Status))
            .Where(AssignedTo(request.Assigned, user.Now.Id));

        if (request.Type is { } type)
        {
            if (!(await words.Now(ct)).Knows("act-type", type)) throw new TamperedException("type");
            cases = cases.Where(i => i.ActTypes.Contains(type));
        }

        var list = $"queue {request.Status} {request.Type} {request.Assigned}";
        if (cursor.Open<LastCase>(list, request.After) is { } last)
        {
            cases = cases.Where(i => EF.Functions.LessThan(
                ValueTuple.Create(i.Case.SubmittedAt, i.Id),
                ValueTuple.Create((DateTimeOffset?)last.SubmittedAt, last.Id)));
        }

        var found = await cases
            .OrderByDescending(i => i.Case.SubmittedAt).ThenByDescending(i => i.Id)
            .Take(PageSize + 1)
            .Select(i => new
            {
                i.Id,
                Line = new QueueLine
                {
                    Reference = i.Reference,
                    Title = i.Title,
                    Language = i.Language,
                    ActTypes = i.ActTypes,
                    Country = i.Country,
                    Occurred = i.Occurred,
                    Status = i.Case.Status,
                    Severity = i.Severity,
                    Handling = i.Handling,
                    Assignee = db.Users.Where(u => u.Id == i.Case.AssigneeId)
                        .Select(u => u.DisplayName).FirstOrDefault(),
                    Passages = db.Mentions.Count(m =>
                        m.IncidentId == i.Id && m.UndoneAt == null && m.State == MentionState.Confirmed),
                    Responses = db.ResponseIncidents.Count(r => r.IncidentId == i.Id),
                    SubmittedAt = i.Case.SubmittedAt!.Value,
                },
            })
            .ToListAsync(ct);

        var shown = found.Take(PageSize).ToList();
        return new QueuePage(
            [.. shown.Select(c => c.Line)],
            found.Count > PageSize ? cursor.Seal(list, new LastCase(shown[^1].Line.SubmittedAt, shown[^1].Id)) : null);
    }

    /// <summary>Written out, not as a list, so that the database recognises the open statuses of its index.</summary>
    private static Expression<Func<Incident, bool>> InStatus(string? code) => code switch
    {
        null => i => i.Case.Status == CaseStatus.Submitted || i.Case.Status == CaseStatus.InReview
            || i.Case.Status == CaseStatus.NeedsInformation,
        "submitted" => i => i.Case.Status == CaseStatus.Submitted,
        "in-review" => i => i.Case.Status == CaseStatus.InReview,
        "needs-information" => i => i.Case.Status == CaseStatus.NeedsInformation,
        _ => throw new TamperedException("status"),
    };

    private static Expression<Func<Incident, bool>> AssignedTo(string? whom, Guid me) => whom switch
    {
        null => i => true,
        ListQueue.ToMe => i => i.Case.AssigneeId == me,
        ListQueue.ToNobody => i => i.Case.AssigneeId == null,
        _ => throw new TamperedException("assigned"),
    };

    private sealed record LastCase(DateTimeOffset SubmittedAt, Guid Id);
}
