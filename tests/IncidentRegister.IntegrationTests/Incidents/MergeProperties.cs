using System.Text.Json.Nodes;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

public class MergeProperties(Register register) : IClassFixture<Register>
{
    private const int Pairs = 16;

    /// <summary>What only ever grows, or is taken back instead of deleted.</summary>
    private static readonly Dictionary<string, Func<JsonNode, bool>> MayBeAdded = new()
    {
        ["incident_merges"] = row => row["undone_at"] is not null,
        ["incident_relations"] = row => row["undone_at"] is not null,
        ["case_events"] = row => $"{row["kind"]}".StartsWith("merge", StringComparison.Ordinal),
        ["acts"] = row => row["removed_at"] is not null,
        ["targets"] = row => row["removed_at"] is not null,
        ["involvements"] = row => row["removed_at"] is not null,
        ["sources"] = row => row["removed_at"] is not null,
        ["custody_entries"] = row => $"{row["kind"]}" is "joined" or "parted",
        ["act_stages"] = _ => true, // of acts that were removed again, which the row of the act says
        ["target_identities"] = _ => true,
        ["incident_parties"] = _ => true, // where to look, not what is told
        ["incident_candidates"] = _ => true, // likewise; the pairs were entered behind the back of the index
        ["incident_terms"] = _ => true,
    };

    [Fact]
    public async Task A_merge_that_is_undone_leaves_every_row_as_it_was()
    {
        await Issued.DefineWords(register);
        await Issued.Enter(register);
        var parties = await register.Read(db => db.Parties.OrderBy(p => p.Key).Select(p => p.Id).ToArrayAsync());
        var (pairs, moved, joined) = (new MadePairs(register, 20261121), 0, 0);
        for (var n = 0; n < Pairs; n++)
        {
            var isLead = n % 2 == 0;
            var (one, two) = await pairs.Make(register.People.Ana, isLead ? register.People.Bo : register.People.Stranger, parties);
            var person = register.As(isLead ? register.People.Lead : register.People.Liaison);
            var before = await Rows();
            var (own, others) = (await Shelf(person, one), await Shelf(person, two));

            var merged = await person.Send(pairs.Choose(await person.Send(new CompareIncidents(one.Reference, two.Reference))));
            var between = await Rows();
            Assert.Equal(own.Concat(others).Order(), await Shelf(person, one));
            await person.Send(new UndoMerge(one.Reference, merged.Merge, merged.Version));

            var after = await Rows();
            Assert.Equal([], before.Except(after));
            Assert.All(after.Except(before), row => Assert.True(MayBeAdded.GetValueOrDefault(row.Table)?.Invoke(JsonNode.Parse(row.Json)!), $"{row}"));
            Assert.Equal(own, await Shelf(person, one));
            Assert.Equal(others, await Shelf(person, two));
            joined += others.Count();
            moved += before.Except(between).Count(r => r.Table is "mentions" or "ask_incidents" or "response_incidents");
        }

        Assert.True(moved > Pairs / 2 && joined > Pairs / 2, "The pairs must give the merge something to move.");
    }

    /// <summary>The ids of the files that the page of a record lists, in one order.</summary>
    private static async Task<IEnumerable<Guid>> Shelf(Register.Sender person, Incident incident) =>
        (await person.Send(new ListEvidence(incident.Reference))).Files.Select(f => f.Id).Order().ToList();

    /// <summary>
    /// Every row of every table but what is still to be compared, and the counts, which tell of days past that one stood for the other; the version
    /// and the clock of an incident's last change go on, as they must.
    /// </summary>
    private Task<HashSet<Row>> Rows() => register.Read(async db =>
    {
        var tables = await db.Database.SqlQuery<string>($"""
            select format('%I.%I', table_schema, table_name) as "Value" from information_schema.tables
              where table_type = 'BASE TABLE' and table_schema in ('public', 'sec')
                and table_name not in ('idempotency_keys', 'parked_forms', 'counted_spans', 'counts', 'comparisons')
            """).ToListAsync();
        var all = tables.Select(table => $"""
            select '{table.Split('.')[1]}' as "Table", (to_jsonb(t) - array[{(table == "public.incidents" ? "'version', 'updated_at'" : "")}]::text[])::text as "Json" from {table} t
            """);
        return (await db.Database.SqlQueryRaw<Row>(string.Join(" union all ", all)).ToListAsync()).ToHashSet();
    });

    private sealed record Row(string Table, string Json);
}
