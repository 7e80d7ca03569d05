using IncidentRegister.Application.Data;
using IncidentRegister.Application.Data.Configurations;
using IncidentRegister.Application.Incidents;
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

/// <summary>The cases of all organisations that wait for the liaison, 25 at a time.</summary>
public sealed record ListQueue : IQuery<QueuePage>
{
    public static Policy Policy => Policies.ReviewCases;

    public QueueFilter Filter { get; init; } = new();

    /// <summary>One of <see cref="QueueOrder"/>; null for what is due first.</summary>
    public string? Sort { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }
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

    /// <summary>Another record that the liaison may read may tell of the same event.</summary>
    public required bool MayBeDuplicate { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Null where no clock was ever started.</summary>
    public required QueueClock? Clock { get; init; }
}

/// <param name="DueAt">Null while it waits for the reporter.</param>
/// <param name="Share">Hundredths of the allowance that are spent, 0 to 100.</param>
public sealed record QueueClock(ClockKind Kind, DateTimeOffset? DueAt, int Share);

internal sealed class ListQueueHandler(
    RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<ListQueue, QueuePage>
{
    private const int PageSize = 25;

    /// <summary>Up to so many marks of possible duplicates are looked up one by one; of more, every order soon meets a page of them.</summary>
    private const int FewMarks = 100;

    public async Task<QueuePage> Handle(ListQueue request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var filter = request.Filter.Checked(await words.Now(ct));
        var order = QueueOrder.Called(request.Sort);
        var list = $"queue {order} {filter}";

        var (duplicates, areAllMarked) = (db.DuplicatesFor(user.Now), filter.Duplicate is not null);
        var found = await QueueOrder.From(await Queued(filter, now, ct), order, cursor.Open<QueuePosition>(list, request.After))
            .Top(PageSize + 1)
            .Select(i => new
            {
                At = new QueuePosition(
                    i.Id, i.Case.SubmittedAt!.Value, i.Case.DueAt, EF.Property<int>(i, IncidentConfiguration.SeverityRank)),
                Runs = i.ClockRuns.ToList(),
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
                    MayBeDuplicate = areAllMarked
                        || duplicates.Where(d => d.IncidentId == i.Id).Select(d => d.IncidentId).FirstOrDefault() == i.Id,
                    SubmittedAt = i.Case.SubmittedAt!.Value,
                    Clock = null,
                },
            })
            .ToListAsync(ct);

        var calendar = await office.Now(ct);
        var shown = found.Take(PageSize).ToList();
        return new QueuePage(
            [.. shown.Select(c => c.Line with { Clock = Clock(c.Runs, c.Line.Severity, calendar, now) })],
            found.Count > PageSize ? cursor.Seal(list, shown[^1].At) : null);
    }

    private async Task<IQueryable<Incident>> Queued(QueueFilter filter, DateTimeOffset now, CancellationToken ct)
    {
        var cases = db.Queued(filter, user.Now, now);
        if (filter.Duplicate is null) return cases;

        var marked = await db.PossibleDuplicates.Select(d => d.IncidentId).Distinct().Top(FewMarks + 1).ToListAsync(ct);
        return marked.Count > FewMarks ? cases : cases.Where(i => marked.Contains(i.Id));
    }

    private static QueueClock? Clock(List<ClockRun> runs, Severity severity, WorkCalendar calendar, DateTimeOffset now) =>
        CaseClock.Next(CaseClock.Of(runs, severity, calendar)) is not { } next ? null : new QueueClock(
            next.Kind, next.IsRunning ? next.DueAt : null, (int)Math.Min(100, 100 * next.Spent(now) / next.Allowance.Time));
}
