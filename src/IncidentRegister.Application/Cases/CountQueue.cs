using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>How many cases stand in each named view of the queue, as far as the caller may see them.</summary>
public sealed record CountQueue : IQuery<IReadOnlyList<QueueView>>
{
    /// <summary>No view is counted further; one that has so many is shown as more than 99.</summary>
    public const int AtMost = 100;

    public static Policy Policy => Policies.ReviewCases;

    /// <summary>The named views in the order of the rail, by the key of their name.</summary>
    public static IReadOnlyList<(string Name, QueueFilter Filter)> Views { get; } =
    [
        ("queue.view.all", new QueueFilter()),
        ("queue.view.nobody", new QueueFilter { Status = "submitted" }),
        ("queue.view.me", new QueueFilter { Assigned = QueueFilter.ToMe }),
        ("queue.view.waiting", new QueueFilter { Status = "needs-information" }),
        ("queue.view.overdue", new QueueFilter { Due = QueueFilter.IsOverdue }),
        ("queue.view.ageing", new QueueFilter { Quiet = QueueFilter.ForAWeek }),
        ("queue.view.duplicates", new QueueFilter { Duplicate = QueueFilter.IsPossible }),
    ];
}

/// <param name="Name">Key of its name.</param>
/// <param name="Count">Up to <see cref="CountQueue.AtMost"/>.</param>
public sealed record QueueView(string Name, QueueFilter Filter, int Count)
{
    /// <summary>What is to be taken up, or is one's own; the others are looks at the whole queue.</summary>
    public bool IsWork => Name is "queue.view.all" or "queue.view.nobody" or "queue.view.me";
}

internal sealed class CountQueueHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CountQueue, IReadOnlyList<QueueView>>
{
    public async Task<IReadOnlyList<QueueView>> Handle(CountQueue request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var views = CountQueue.Views.Select(v => (v.Name, v.Filter, Cases: db.Queued(v.Filter, user.Now, now))).ToList();
        var open = views[0].Cases;

        // Without a limit each count would read every open case there is.
        var (all, nobody, me) = (Some(open), Some(views[1].Cases), Some(views[2].Cases));
        var (waiting, overdue, ageing) = (Some(views[3].Cases), Some(views[4].Cases), Some(views[5].Cases));

        // From the marks, in the order of their key: from the cases, all marks there are would be read before the first is counted.
        var duplicates = Some(db.DuplicatesFor(user.Now).Where(d => open.Any(i => i.Id == d.IncidentId)).Select(d => d.IncidentId).Distinct());

        var counts = await db.Database.SqlQuery<int>($"select 1 as \"Value\"").Select(_ => new[]
        {
            all.Count(), nobody.Count(), me.Count(), waiting.Count(), overdue.Count(), ageing.Count(), duplicates.Count(),
        }).SingleAsync(ct);
        return [.. views.Zip(counts, (view, count) => new QueueView(view.Name, view.Filter, count))];
    }

    private static IQueryable<T> Some<T>(IQueryable<T> rows) => rows.Top(CountQueue.AtMost);
}
