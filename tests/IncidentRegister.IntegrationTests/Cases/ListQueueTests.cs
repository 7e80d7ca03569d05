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

    [Fact]
    public async Task The_newest_submitted_comes_first_and_every_case_comes_once()
    {
        var pages = new List<QueuePage>();
        string? after = null;
        do
        {
            pages.Add(await Liaison.Send(new ListQueue(After: after)));
            after = pages[^1].Next;
        }
        while (after is not null);

        var lines = pages.SelectMany(p => p.Lines).ToList();
        Assert.Equal([25, 25, 10], pages.Select(p => p.Lines.Count));
        Assert.Equal(60, lines.DistinctBy(l => l.Reference).Count());
        Assert.Equal(lines.OrderByDescending(l => l.SubmittedAt).Select(l => l.SubmittedAt), lines.Select(l => l.SubmittedAt));
    }

    [Fact]
    public async Task A_line_says_what_is_needed_to_choose()
    {
        var line = (await Liaison.Send(new ListQueue(Assigned: ListQueue.ToMe))).Lines.Single();

        Assert.Equal((CaseStatus.InReview, "liaison", 0, 0), (line.Status, line.Assignee, line.Passages, line.Responses));
        Assert.Equal(("NL", "2026-11-14", Severity.Medium, Tlp.Amber), (line.Country, line.Occurred.ToString(), line.Severity, line.Handling));
        Assert.Equal(["threat"], line.ActTypes);
    }

    [Theory]
    [InlineData("submitted", null, null, 25)]
    [InlineData("in-review", null, null, 2)]
    [InlineData("needs-information", null, null, 1)]
    [InlineData(null, "smear", null, 1)]
    [InlineData(null, null, ListQueue.ToNobody, 25)]
    [InlineData("submitted", "smear", ListQueue.ToMe, 0)]
    public async Task A_filter_leaves_what_it_names(string? status, string? type, string? assigned, int expected) =>
        Assert.Equal(expected, (await Liaison.Send(new ListQueue(status, type, assigned))).Lines.Count);

    [Theory]
    [InlineData("draft", null, null, null)]
    [InlineData("verified", null, null, null)]
    [InlineData("In-Review", null, null, null)]
    [InlineData(null, "no-such-type", null, null)]
    [InlineData(null, "\0", null, null)]
    [InlineData(null, null, "somebody", null)]
    [InlineData(null, null, null, "1")]
    [InlineData(null, null, null, "CfDJ8AAAA")]
    public async Task A_code_or_cursor_that_no_page_offers_is_refused(string? status, string? type, string? assigned, string? after) =>
        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(new ListQueue(status, type, assigned, after)));

    [Fact]
    public async Task A_cursor_is_good_for_one_person_and_one_list_as_it_was_made()
    {
        var next = (await Liaison.Send(new ListQueue())).Next!;
        var other = queued.Register.As(queued.Register.People.SecondLiaison);

        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(new ListQueue(After: $"{next[..^2]}{(next[^2] == 'A' ? 'B' : 'A')}{next[^1]}")));
        await Assert.ThrowsAsync<TamperedException>(() => Liaison.Send(new ListQueue("submitted", After: next)));
        await Assert.ThrowsAsync<TamperedException>(() => other.Send(new ListQueue(After: next)));
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
            for (var n = 0; n < 57; n++) await Register.Submit(n % 2 == 0 ? people.Ana : people.Stranger);

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
