using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>Rows of the queue say where another record may tell of the same event.</summary>
public class PossibleDuplicatesTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private static int days;

    private People People => register.People;
    private Register.Sender Liaison => register.As(People.Liaison);

    public async Task InitializeAsync()
    {
        await Told.DefineWords(register);
        var words = new Dictionary<string, string> { ["en"] = "Outside the scope" };
        await register.As(CurrentUser.AtTheMachine).Send(
            new DefineTerms(DeclineIncident.Reasons, [new TermWords("outside-scope", null, words, words)]));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_reports_of_one_event_are_marked_in_the_list_its_view_and_the_rail_as_in_the_preview()
    {
        var (first, second) = await Twins("Men in a car wait before the office");
        var alone = await Log(People.Bo, Telling("Something else altogether"));
        Assert.DoesNotContain(first, await Marked());

        await CompareAll();

        var marked = await Marked();
        Assert.Subset(marked, new HashSet<string> { first, second });
        Assert.DoesNotContain(alone, marked);
        Assert.Equal(marked, (await Pages(new QueueFilter { Duplicate = QueueFilter.IsPossible })).Select(l => l.Reference).ToHashSet());
        Assert.Equal(marked.Count, (await Liaison.Send(new CountQueue())).Single(v => v.Filter.Duplicate is not null).Count);
        foreach (var line in await Pages(new QueueFilter()))
            Assert.Equal((line.Reference, line.MayBeDuplicate), (line.Reference, (await Liaison.Send(new ListLikeIncidents(line.Reference))).Count > 0));
    }

    [Fact]
    public async Task Whoever_says_that_they_are_not_the_same_is_believed_at_once_and_for_good()
    {
        var (first, second) = await Twins("A window is broken at night");
        await CompareAll();

        await Liaison.Send(new RelateIncidents(second, first, "not-duplicate"));

        Assert.Empty((await Marked()).Intersect([first, second]));
        await Retell(first);
        Assert.Empty((await Marked()).Intersect([first, second]));
    }

    [Fact]
    public async Task A_case_that_is_decided_leaves_the_queue_and_still_marks_the_other_until_they_are_merged()
    {
        var (first, second) = await Twins("A drone over the garden");
        await CompareAll();
        await Liaison.Send(new ClaimCase(first));
        Assert.Subset(await Marked(), new HashSet<string> { first, second });

        await Liaison.Send(new DeclineIncident(first, "outside-scope", "It is of another court.", await Version(first)));
        Assert.Contains(second, await Marked());
        await Liaison.Send(new ReopenCase(first, "It was of this one after all.", await Version(first)));
        await CompareAll();
        Assert.Subset(await Marked(), new HashSet<string> { first, second });

        var merged = await Liaison.Send(new MergeIncidents(first, await Version(first), second, await Version(second)));
        await CompareAll();
        Assert.Empty((await Marked()).Intersect([first, second]));
        await Liaison.Send(new UndoMerge(first, merged.Merge, merged.Version));
        await CompareAll();
        Assert.Subset(await Marked(), new HashSet<string> { first, second });
    }

    [Theory]
    [InlineData("red", true)]
    [InlineData("amber", false)]
    public async Task What_the_liaison_may_not_read_marks_nothing(string handling, bool submit)
    {
        var told = Telling($"A call at night, {handling}");
        var seen = await Log(People.Stranger, told);
        var hidden = await Log(People.Ana, told with { Handling = handling }, submit && handling != "red");
        if (submit) await register.Database.RunAsSuperuser($"update incidents set status = 'submitted' where reference = '{hidden}'");

        await Retell(hidden);
        await Retell(seen);

        Assert.DoesNotContain(seen, await Marked());
    }

    [Fact]
    public async Task A_record_that_is_shut_after_it_was_compared_takes_its_mark_along()
    {
        var (first, second) = await Twins("Flyers against the director");
        await CompareAll();

        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where reference = '{second}'");

        Assert.DoesNotContain(first, await Marked());
        Assert.Equal(0, await register.Read(db => db.PossibleDuplicates.CountAsync(d => // not only out of sight
            db.Incidents.Any(i => i.Reference == second && (i.Id == d.IncidentId || i.Id == d.OtherId)))));
        await register.Database.RunAsSuperuser($"update incidents set handling = 'amber' where reference = '{second}'");
        await CompareAll();
        Assert.Subset(await Marked(), new HashSet<string> { first, second });
    }

    [Fact]
    public async Task What_is_told_anew_while_it_is_compared_is_compared_again()
    {
        await CompareAll();
        var reference = await Log(People.Ana, Telling("A parcel without a sender"));
        var taken = await Take();
        await register.Database.RunAsSuperuser($"select sec.compare_again('{taken!.Incident}')");

        await register.As(taken.For).Send(new MarkDuplicates(taken.Incident, taken.ToldAt));

        Assert.Equal(taken.Incident, (await Take())!.Incident);
        Assert.Null(await Take());
        await Retell(reference);
    }

    [Fact]
    public async Task A_comparison_that_was_left_behind_is_taken_up_once_its_lease_is_over()
    {
        await CompareAll();
        await Log(People.Ana, Telling("A message on the answering machine"));
        var taken = await Take();
        Assert.Null(await Take());

        await register.Database.RunAsSuperuser("update sec.comparisons set lease_until = now() - interval '1 second'");

        Assert.Equal(taken!.Incident, (await Take())!.Incident);
        await register.Database.RunAsSuperuser("update sec.comparisons set lease_until = '-infinity'");
        await CompareAll();
        Assert.Null(await Take());
    }

    [Fact]
    public async Task A_filter_that_no_page_offers_is_refused() => await Assert.ThrowsAsync<TamperedException>(
        () => Liaison.Send(new ListQueue { Filter = new QueueFilter { Duplicate = "certain" } }));

    private async Task<(string First, string Second)> Twins(string title)
    {
        var told = Telling(title);
        return (await Log(People.Ana, told), await Log(People.Stranger, told));
    }

    /// <summary>Each on days of its own, so that no test finds what another one told.</summary>
    private static LogIncident Telling(string title)
    {
        var day = new DateOnly(2015, 1, 1).AddDays(60 * Interlocked.Increment(ref days));
        return Told.Incident(title) with { Occurred = $"{day:yyyy-MM-dd}", Acts = [Told.Act(date: $"{day:yyyy-MM-dd}")], Sources = [] };
    }

    private async Task<string> Log(CurrentUser person, LogIncident told, bool submit = true) =>
        (await register.As(person).Send(told with { Submit = submit })).Reference;

    private Task<TakenComparison?> Take() => register.As(CurrentUser.TheTimekeeper).Send(new TakeComparison());

    private async Task CompareAll()
    {
        while (await Take() is { } next) await register.As(next.For).Send(new MarkDuplicates(next.Incident, next.ToldAt));
    }

    private async Task Retell(string reference)
    {
        await register.Database.RunAsSuperuser(
            $"select sec.compare_again(id) from incidents where reference = '{reference}'");
        await CompareAll();
    }

    private async Task<long> Version(string reference) => (await Liaison.Send(new ShowCase(reference))).Version;

    private async Task<HashSet<string>> Marked() =>
        [.. (await Pages(new QueueFilter())).Where(l => l.MayBeDuplicate).Select(l => l.Reference)];

    private async Task<List<QueueLine>> Pages(QueueFilter filter)
    {
        List<QueueLine> lines = [];
        for (string? after = null; ;)
        {
            var page = await Liaison.Send(new ListQueue { Filter = filter, After = after });
            lines.AddRange(page.Lines);
            if (page.Next is null) return lines;
            after = page.Next;
        }
    }
}
