using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>Where one case stands, for the page of its next step.</summary>
public sealed record ShowCase(string Reference) : IQuery<CaseSheet>
{
    public static Policy Policy => Policies.ReviewCases;
}

public sealed record CaseSheet(string Reference, string Title, string Language, CaseStatus Status, long Version)
{
    public required Tlp Handling { get; init; }

    /// <summary>It is a second record of an event; its review went on with the one that was kept.</summary>
    public required bool IsMerged { get; init; }
    public required Severity Severity { get; init; }
    public required Verification Verification { get; init; }

    /// <summary>The name of who reviews it; null where nobody does yet.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Oldest first, at most 50.</summary>
    public required IReadOnlyList<CaseQuestion> Questions { get; init; }

    /// <summary>Newest first, at most 50; none of an incident that the reader logged.</summary>
    public required IReadOnlyList<CaseNoteLine> Notes { get; init; }

    /// <summary>Every step of the case, oldest first. It only grows.</summary>
    public required IReadOnlyList<HistoryLine> History { get; init; }
}

/// <param name="Answer">Null while it is open.</param>
public sealed record CaseQuestion(string Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <param name="Author">The name of whoever wrote it.</param>
public sealed record CaseNoteLine(string Text, DateTimeOffset At, string? Author);

internal sealed class ShowCaseHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowCase, CaseSheet>
{
    private const int QuestionsAtMost = 50;
    private const int NotesAtMost = 50;

    public async Task<CaseSheet> Handle(ShowCase request, CancellationToken ct) =>
        await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .Select(i => new CaseSheet(i.Reference, i.Title, i.Language, i.Case.Status, i.Version)
            {
                Handling = i.Handling,
                IsMerged = i.MergedIntoId != null,
                Severity = i.Severity,
                Verification = i.Verification,
                Assignee = db.Users.Where(u => u.Id == i.Case.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                Questions = i.Questions.OrderBy(q => q.AskedAt).ThenBy(q => q.Id).Take(QuestionsAtMost)
                    .Select(q => new CaseQuestion(q.Text, q.AskedAt, q.Answer, q.AnsweredAt)).ToList(),
#pragma warning disable RS0030 // within the query
                // The database shows notes to nobody else either; this is the first of the two fences.
                Notes = db.CaseNotes.Where(n => n.IncidentId == i.Id && i.AuthorId != user.Now.Id && user.Now.Role == Role.Liaison)
                    .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(EF.Constant(NotesAtMost))
                    .Select(n => new CaseNoteLine(
                        n.Text, n.At, db.Users.Where(u => u.Id == n.AuthorId).Select(u => u.DisplayName).FirstOrDefault()))
                    .ToList(),
#pragma warning restore RS0030
                // As in ShowIncident: what went between a lead and an author is not the liaison's.
                History = i.Events.Where(e => e.Kind != CaseEventKind.HeldBack && e.Kind != CaseEventKind.PassedOn
                        && e.Kind != CaseEventKind.SentBack).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => new HistoryLine(
                    e.At, e.Kind, e.AuthorId == user.Now.Id ? HistoryActor.You
                        : e.Kind == CaseEventKind.Logged || e.Kind == CaseEventKind.Amended || e.Kind == CaseEventKind.Submitted
                            || e.Kind == CaseEventKind.QuestionAnswered ? HistoryActor.Reporter : HistoryActor.Liaison,
                    e.Reason, e.SeverityFrom, e.SeverityTo)).ToList(),
            })
            .AsSplitQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
}
