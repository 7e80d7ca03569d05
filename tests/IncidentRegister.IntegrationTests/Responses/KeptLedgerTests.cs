using System.Globalization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Responses;

/// <summary>What the database keeps of gaps and of asks is what follows from what was recorded, now and on every day past.</summary>
public class KeptLedgerTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const int Steps = 45;
    private static readonly string[] Addressees = ["asp-president", "states-parties", "cicc"];
    private readonly List<string> asks = [];
    private readonly Stack<string> announcements = [];
    private readonly Stack<(string Kept, Guid Merge)> merges = [];
    private string statement = "";
    private string[] incidents = [];
    private int words;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register, Issued.First + "\n\n=Please, condemn it. " + string.Join(' ', Enumerable.Range(1, Steps).Select(n => $"plea{n}.")));
        incidents =
        [
            await Issued.Incident(register), await Issued.Incident(register, "Another raid"), await Issued.Incident(register, "A third raid"),
            await Issued.Incident(register, "A raid elsewhere", by: register.People.Stranger),
        ];
    }

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_the_kept_rows_are_the_derived_ones(int seed)
    {
        var lot = new Random(seed);
        var carried = 0;
        for (var step = 0; step < Steps; step++)
        {
            register.Clock.Shift += TimeSpan.FromHours(lot.Next(20));
            if (await Carried(() => Something(lot))) carried++;
        }

        Assert.True(carried > Steps / 3, $"Only {carried} of {Steps} were carried out.");
        var (lines, overdue) = (0, new HashSet<int>());
        foreach (var person in new[] { register.People.Liaison, register.People.Ana, register.People.Stranger, register.People.Member })
        {
            var known = await Facts.Known(register, person);
            Assert.Equal(known.Gaps(null), await Kept(person, null));
            foreach (var state in Enum.GetValues<AskState>()) Assert.Equal(known.In(state), await Listed(person, state));
            for (var day = 0; day <= register.Clock.Shift.TotalDays; day++)
            {
                var end = Today.AddDays(day);
                var derived = known.Gaps(new DateTimeOffset(end.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
                Assert.Equal(derived, await Kept(person, end));
                Assert.Equal(known.States(new DateTimeOffset(end.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)), await Counted(person, end));
                var late = await Overdue(person, end, new AskFilter());
                Assert.Equal(await Overdue(person, end, new AskFilter { Measure = "M04" }), late); // looked through one by one
                overdue.Add(late);
                lines += derived.Count;
            }
        }

        Assert.True(lines > 100, $"Only {lines} gaps on all days.");
        Assert.True(overdue.Count > 5, $"Only {overdue.Count} numbers of asks overdue on all days.");
        await Rebuilding_changes_nothing();
    }

    private Task Rebuilding_changes_nothing() =>
        Rebuilt.IsTheSame(register, """
            select g::text from ledger_gaps g union all select s::text from ask_spans s
              union all select t::text from ask_tallies t where change <> 0
            """, "select sec.rebuild_gaps(), sec.rebuild_spans()");

    private Task Something(Random lot) => lot.Next(14) switch
    {
        < 4 => Ask(lot),
        4 => Send(new AcknowledgeAsk(Any(lot, asks), "2024-06-03", null, lot.Next(1, 3))),
        5 or 6 => Send(new CloseAsk(Any(lot, asks), lot.Next(2) == 0 ? "declined" : "withdrawn", "It said so.", lot.Next(1, 3)) { On = "2024-07-01" }),
        7 => Respond(lot, [Any(lot, incidents)], []),
        8 or 9 => Respond(lot, [], [new(Any(lot, asks), lot.Next(2) == 0 ? "fully" : "partly")]),
        10 => Merge(lot),
        11 => Announce(lot),
        12 => announcements.TryPop(out var announced) ? End(lot, announced) : Announce(lot),
        _ => merges.TryPop(out var merge) ? Undo(merge) : Ask(lot),
    };

    private async Task Ask(Random lot) => asks.AddRange((await Send(new RecordAsk(statement, PassageChoice.Of(2, $"plea{++words}."))
    {
        Issuer = "cicc",
        Addressees = Some(lot, Addressees),
        Measure = "M04",
        Incidents = Some(lot, incidents),
        Deadline = Today.AddDays(lot.Next(30)),
    })).Select(a => a.Reference));

    private Task<RecordedResponse> Respond(Random lot, string[] about, FulfilledAsk[] fulfils) => Send(new RecordResponse
    {
        Measure = "M04",
        Party = Any(lot, Addressees),
        TakenOn = "2024-06-11",
        Title = "It speaks",
        Incidents = about,
        Fulfils = fulfils,
        IsConfidential = lot.Next(2) == 0,
    });

    // What is announced, dropped or carried out changes nothing of its own: only the response that carries it out does.
    private async Task Announce(Random lot) => announcements.Push((await Send(new RecordAnnouncement
    {
        Measure = "M04",
        Party = Any(lot, Addressees),
        AnnouncedOn = "2024-06-11",
        Title = "It will speak",
        Incidents = lot.Next(2) == 0 ? [] : [Any(lot, incidents)],
        Asks = lot.Next(2) == 0 ? [] : [Any(lot, asks)],
        IsConfidential = lot.Next(2) == 0,
    })).Reference);

    private Task End(Random lot, string announced) => lot.Next(2) == 0
        ? Send(new DropAnnouncement(announced, "2024-07-01", "It said so.", 1))
        : Send(new RecordResponse
        {
            Measure = "M04",
            Party = Any(lot, Addressees),
            TakenOn = "2024-07-01",
            Title = "It speaks",
            Incidents = [Any(lot, incidents)],
            CarriesOut = announced,
            IsConfidential = lot.Next(2) == 0,
        });

    private async Task Merge(Random lot)
    {
        var (kept, other) = (Any(lot, incidents), Any(lot, incidents));
        var compared = await Send(new CompareIncidents(kept, other));
        var merged = await Send(new MergeIncidents(kept, compared.Kept.Version, other, compared.Other.Version));
        merges.Push((kept, merged.Merge));
    }

    private async Task Undo((string Kept, Guid Merge) merge)
    {
        var version = await register.Read(db => db.Incidents.Where(i => i.Reference == merge.Kept).Select(i => i.Version).SingleAsync());
        await Send(new UndoMerge(merge.Kept, merge.Merge, version));
    }

    // What a rule refuses did not happen.
    private static async Task<bool> Carried(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception refused) when (refused is RuleBrokenException or StaleVersionException or NotFoundException or FluentValidation.ValidationException)
        {
            return false;
        }
    }

    private Task<T> Send<T>(IRequest<T> request) => register.As(register.People.Liaison).Send(request);

    private static string Any(Random lot, IReadOnlyList<string> all) => all.Count == 0 ? "ASK-2024-00000" : all[lot.Next(all.Count)];

    private static string[] Some(Random lot, string[] all)
    {
        var mixed = all.ToArray();
        lot.Shuffle(mixed);
        return mixed[..lot.Next(1, all.Length + 1)];
    }

    private async Task<List<Gap>> Kept(CurrentUser person, DateOnly? day)
    {
        var list = await register.As(person).Send(new ListGaps { IsWhole = true, AsOf = Text(day) });
        return [.. list.Lines.Select(l => new Gap(l.Incident.Reference, l.Addressee, l.Since, l.Asks)).OrderBy(g => g.ToString(), StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string>> Listed(CurrentUser person, AskState state) =>
        (await register.As(person).Send(new ListAsks(Application.Data.Code.Of(state)) { IsWhole = true }))
            .Lines.Select(l => l.Reference).Order(StringComparer.Ordinal);

    private async Task<IEnumerable<(string, int)>> Counted(CurrentUser person, DateOnly day) =>
        (await register.As(person).Send(new SurveyAsks(new AskFilter()) { AsOf = Text(day) }))
            .ByState.Select(c => (c.Key, c.Value)).Order();

    private async Task<int> Overdue(CurrentUser person, DateOnly day, AskFilter filter) =>
        (await register.As(person).Send(new SurveyAsks(filter) { AsOf = Text(day) })).Overdue;

    // Where the register's clock begins.
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
