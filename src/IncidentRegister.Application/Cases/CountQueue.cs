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
        var (all, nobody, me) = (views[0].Cases, views[1].Cases, views[2].Cases);
        var (waiting, overdue, ageing) = (views[3].Cases, views[4].Cases, views[5].Cases);

        // From the marks, in the order of their key: from the cases, all marks there are would be read before the first is counted.
        var duplicates = db.DuplicatesFor(user.Now).Where(d => all.Any(i => i.Id == d.IncidentId)).Select(d => d.IncidentId).Distinct();

        // Without a limit each count would read every open case there is. Written as a number it is planned once: for one that
        // could be any, PostgreSQL plans again each time, which takes longer than to count.
        var counts = await db.Database.SqlQuery<int>($"select 1 as \"Value\"").Select(_ => new[]
        {
            all.Take(EF.Constant(CountQueue.AtMost)).Count(), nobody.Take(EF.Constant(CountQueue.AtMost)).Count(),
            me.Take(EF.Constant(CountQueue.AtMost)).Count(), waiting.Take(EF.Constant(CountQueue.AtMost)).Count(),
            overdue.Take(EF.Constant(CountQueue.AtMost)).Count(), ageing.Take(EF.Constant(CountQueue.AtMost)).Count(),
            duplicates.Take(EF.Constant(CountQueue.AtMost)).Count(),
        }).SingleAsync(ct);
        return [.. views.Zip(counts, (view, count) => new QueueView(view.Name, view.Filter, count))];
    }
}
