using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Cases;

public class ListQueueTests(ListQueueTests.Queued queued) : IClassFixture<ListQueueTests.Queued>
{
    private Register.Sender Liaison => queued.Register.As(queued.Register.People.Liaison);

    [Theory]
    [InlineData(null)]
    [InlineData(QueueOrder.Due)]
    [InlineData(QueueOrder.Age)]
    [InlineData(QueueOrder.Severity)]
    public async Task Every_case_comes_once_in_the_order_that_was_asked_for(string? sort)
    {
        var pages = await Pages(sort);

        var lines = pages.SelectMany(p => p.Lines).ToList();
        Assert.Equal([25, 25, 10], pages.Select(p => p.Lines.Count));
        Assert.Equal(60, lines.DistinctBy(l => l.Reference).Count());
        Assert.Equal(sort switch
        {
            QueueOrder.Age => lines.OrderByDescending(l => l.SubmittedAt),
            QueueOrder.Severity => lines.OrderByDescending(l => l.Severity).ThenBy(DueAt),
            _ => lines.OrderBy(DueAt),
        }, lines);
    }

    [Theory]
    [InlineData(QueueOrder.Due)]
    [InlineData(QueueOrder.Age)]
    [InlineData(QueueOrder.Severity)]
    public async Task No_other_case_is_lost_or_doubled_while_one_is_claimed(string sort)
    {
        var before = (await Pages(sort)).SelectMany(p => p.Lines).ToList();
        var claimed = before.Last(l => l.Status == CaseStatus.Submitted).Reference;
        var other = queued.Register.As(queued.Register.People.SecondLiaison);

        var pages = await Pages(sort, async page =>
        {
            if (page == 1) await other.Send(new ClaimCase(claimed));
        });

        var seen = pages.SelectMany(p => p.Lines).Select(l => l.Reference).Where(r => r != claimed).ToList();
        Assert.Equal(before.Select(l => l.Reference).Where(r => r != claimed), seen);
    }

    [Fact]
    public async Task The_rail_counts_what_the_list_shows_and_only_so_far()
    {
        var views = await Liaison.Send(new CountQueue());

        foreach (var view in views)
        {
            var pages = await Pages(null, filter: view.Filter);
            Assert.Equal((view.Name, pages.Sum(p => p.Lines.Count)), (view.Name, view.Count));
        }

        Assert.Equal(1, views.Single(v => v.Filter.Assigned == QueueFilter.ToMe).Count);
        foreach (var person in queued.Register.People.All.Where(p => p.Role != Role.Liaison))
            await Assert.ThrowsAsync<ForbiddenException>(() => queued.Register.As(person).Send(new CountQueue()));
    }

    [Fact]
    public async Task A_case_is_overdue_when_its_time_has_passed_and_never_while_it_waits()
    {
        queued.Register.Clock.Shift += TimeSpan.FromDays(30);
        try
        {
            var late = (await Pages(null, filter: new QueueFilter { Due = QueueFilter.IsOverdue })).SelectMany(p => p.Lines).ToList();
            var ageing = (await Pages(null, filter: new QueueFilter { Quiet = QueueFilter.ForAWeek })).Sum(p => p.Lines.Count);
            var waiting = (await Liaison.Send(new ListQueue { Filter = new QueueFilter { Status = "needs-information" } })).Lines.Single();

            Assert.Equal((59, 60), (late.Count, ageing));
            Assert.All(late, l => Assert.True(l.Clock!.DueAt < queued.Register.Clock.GetUtcNow()));
            Assert.Equal((ClockKind.Verify, null), (waiting.Clock!.Kind, waiting.Clock.DueAt));
        }
        finally
        {
            queued.Register.Clock.Shift -= TimeSpan.FromDays(30);
        }
    }

    [Fact]
    public async Task A_line_says_what_is_needed_to_choose()
    {
        var line = (await Liaison.Send(new ListQueue { Filter = new QueueFilter { Assigned = QueueFilter.ToMe } })).Lines.Single();

        Assert.Equal((CaseStatus.InReview, "liaison", 0, 0), (line.Status, line.Assignee, line.Passages, line.Responses));
        Assert.Equal(("NL", "2026-11-14", Severity.Medium, Tlp.Amber), (line.Country, line.Occurred.ToString(), line.Severity, line.Handling));
        Assert.Equal(["threat"], line.ActTypes);
    }

    [Theory]
    [InlineData("submitted", null, null, null, 25)]
    [InlineData("needs-information", null, null, null, 1)]
    [InlineData(null, "smear", null, null, 1)]
    [InlineData(null, null, QueueFilter.ToNobody, null, 25)]
    [InlineData("submitted", "smear", QueueFilter.ToMe, null, 0)]
    [InlineData(null, null, null, "critical", 2)]
    [InlineData(null, "threat", null, "low", 0)]
    public async Task A_filter_leaves_what_it_names(string? status, string? type, string? assigned, string? severity, int expected)
    {
        var filter = new QueueFilter { Status = status, Type = type, Assigned = assigned, Severity = severity };

        Assert.Equal(expected, (await Liaison.Send(new ListQueue { Filter = filter })).Lines.Count);
    }

    public static TheoryData<ListQueue> Strange =>
    [
        new ListQueue { Filter = new QueueFilter { Status = "draft" } },
        new ListQueue { Filter = new QueueFilter { Status = "verified" } },
        new ListQueue { Filter = new QueueFilter { Status = "In-Review" } },
        new ListQueue { Filter = new QueueFilter { Type = "no-such-type" } },
        new ListQueue { Filter = new QueueFilter { Type = "\0" } },
        new ListQueue { Filter = new QueueFilter { Assigned = "somebody" } },
        new ListQueue { Filter = new QueueFilter { Severity = "3" } },
        new ListQueue { Filter = new QueueFilter { Due = "tomorrow" } },
        new ListQueue { Filter = new QueueFilter { Quiet = "day" } },
        new ListQueue { Sort = "title" },
        new ListQueue { Sort = "" },
        new ListQueue { After = "1" },
        new ListQueue { After = "CfDJ8AAAA" },
    ];

    [Theory]
    [MemberData(nameof(Strange), DisableDiscoveryEnumeration = true)]
    public async Task A_code_or_cursor_that_no_page_offers_is_refused(ListQueue request) =>
        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(request));

    [Fact]
    public async Task A_cursor_is_good_for_one_person_and_one_list_as_it_was_made()
    {
        var next = (await Liaison.Send(new ListQueue())).Next!;
        var other = queued.Register.As(queued.Register.People.SecondLiaison);

        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(new ListQueue { After = $"{next[..^2]}{(next[^2] == 'A' ? 'B' : 'A')}{next[^1]}" }));
        await Assert.ThrowsAsync<TamperedException>(() =>
            Liaison.Send(new ListQueue { Filter = new QueueFilter { Status = "submitted" }, After = next }));
        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(new ListQueue { Sort = QueueOrder.Age, After = next }));
        await Assert.ThrowsAsync<TamperedException>(() => other.Send(new ListQueue { After = next }));
    }

    private static DateTimeOffset DueAt(QueueLine line) => line.Clock!.DueAt ?? Case.Never;

    private async Task<List<QueuePage>> Pages(string? sort, Func<int, Task>? between = null, QueueFilter? filter = null)
    {
        var pages = new List<QueuePage>();
        do
        {
            pages.Add(await Liaison.Send(new ListQueue { Filter = filter ?? new(), Sort = sort, After = pages.LastOrDefault()?.Next }));
            if (between is not null) await between(pages.Count);
        }
        while (pages[^1].Next is not null);

        return pages;
    }

    /// <summary>Sixty cases of two organisations, one of them mine, and three that are not the liaison's to see.</summary>
    public sealed class Queued : IAsyncLifetime
    {
        public Register Register { get; } = new();

        public async Task InitializeAsync()
        {
            await Register.InitializeAsync();
            var words = new Dictionary<string, string> { ["en"] = "A word" };
            await Register.As(CurrentUser.AtTheMachine).Send(new DefineTerms(
                "act-type", [new TermWords("threat", null, words, words), new TermWords("smear", null, words, words)]));

            var people = Register.People;
            for (var n = 0; n < 57; n++)
            {
                var facts = Submitted.Facts() with { Severity = n is 3 or 40 ? Severity.Critical : Severity.Medium };
                await Register.Submit(n % 2 == 0 ? people.Ana : people.Stranger, facts);
            }


            await Register.As(people.Liaison).Send(new ClaimCase((await Register.Submit(people.Ana)).Reference));
            await Register.As(people.SecondLiaison).Send(new ClaimCase((await Register.Submit(people.Ana)).Reference));
            var asked = await Register.Submit(people.Stranger, Submitted.Facts(type: "smear"));
            var claimed = await Register.As(people.SecondLiaison).Send(new ClaimCase(asked.Reference));
            await Register.As(people.SecondLiaison).Send(new AskReporter(asked.Reference, "Who saw it?", claimed.Version));

            await Register.Enter(people.Ana, Submitted.Facts());
            foreach (var handling in new[] { "red", "amber-strict" })
            {
                var hidden = await Register.Submit(people.Ana);
                await Register.Database.RunAsSuperuser($"update incidents set handling = '{handling}' where id = '{hidden.Id}'");
            }
        }

        public Task DisposeAsync() => Register.DisposeAsync();
    }
}
