using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>The rule of who may read what stands twice, in the database and in the queries: here the two are compared.</summary>
public class FencesTests(Everything everything) : IClassFixture<Everything>
{
    private static readonly string[] Words = ["terms", "strategy_measures", "parties", "party_names", "__EFMigrationsHistory"];

    public static TheoryData<string> Parts =>
    [
        "acts", "act_stages", "targets", "involvements", "sources", "case_events", "questions", "clock_runs", "mentions",
        "ask_incidents", "response_incidents",
    ];

    [Fact]
    public async Task Both_fences_show_everybody_the_same_incidents()
    {
        foreach (var person in everything.People.All)
            Assert.Equal(await ByQuery(person), await ByDatabase(person, "select id from incidents"));
    }

    [Fact]
    public async Task The_fences_differ_between_people_and_let_something_through()
    {
        var people = everything.People;
        var counts = new List<int>();
        foreach (var person in new[] { people.Ana, people.Bo, people.Lead, people.Stranger, people.Liaison, people.Member, people.Administrator })
            counts.Add((await ByDatabase(person, "select id from incidents")).Count);

        // 35 of one's own; of the others of one's organisation 24 that are neither drafts nor red; of all 18 of each 35.
        Assert.Equal([35 + 48, 35 + 48, 35 + 48, 35 + 24, 5 * 18, 0, 0], counts);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_is_seen_by_whom_its_incident_is_seen(string part)
    {
        foreach (var person in everything.People.All)
        {
            var expected = await ByQuery(person);
            var seen = await ByDatabase(person, $"select distinct incident_id from {part}");

            Assert.Equal(expected, seen);
        }
    }

    [Fact]
    public async Task A_relation_is_seen_by_whom_both_of_its_ends_are_seen()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => db.IncidentRelations
                .Where(r => visible.Contains(r.FromId) && visible.Contains(r.ToId)).Select(r => r.Id).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select id from incident_relations"));
        }
    }

    [Fact]
    public async Task Who_a_target_is_stays_with_its_author_and_lead_unless_it_may_be_named()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => (
                from identity in db.TargetIdentities
                join incident in db.Incidents on identity.IncidentId equals incident.Id
                where visible.Contains(incident.Id)
                where identity.Naming == Naming.Named || (incident.OrganisationId == person.OrganisationId
                    && (incident.AuthorId == person.Id || person.Role == Role.Lead))
                select identity.TargetId).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select target_id from target_identities"));
        }
    }

    [Fact]
    public async Task Without_a_context_no_table_shows_a_row()
    {
        await using var connection = await everything.Connect(null);
        var tables = await Everything.Column<string>(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p') and n.nspname in ('public', 'sec', 'audit') and has_table_privilege(c.oid, 'select')
            """);
        var guarded = tables.Where(t => !Words.Contains(t.Split('.')[1].Trim('"'))).ToList();

        Assert.True(guarded.Count > 25);
        foreach (var table in guarded)
            Assert.Equal((table, 0L), (table, (await Everything.Column<long>(connection, $"select count(*) from {table}")).Single()));
    }

    [Fact]
    public async Task A_connection_that_goes_back_to_the_pool_forgets_whose_it_was()
    {
        int first;
        await using (var used = await everything.Connect(everything.People.Ana, pooled: true))
        {
            first = used.ProcessID;
            Assert.NotEmpty(await Everything.Column<Guid>(used, "select id from incidents"));
        }

        await using var leased = await everything.Connect(null, pooled: true);
        Assert.Equal(first, leased.ProcessID);
        Assert.Empty(await Everything.Column<Guid>(leased, "select id from incidents"));
    }

    [Fact]
    public async Task Every_table_is_guarded_and_one_that_is_not_is_named()
    {
        const string ask = "select name from sec.unguarded_tables()";
        await using var copy = await Tests.Support.TestDatabase.Create();
        await using var owner = new NpgsqlConnection(copy.Owner + ";Pooling=false");
        await owner.OpenAsync();
        Assert.Empty(await Everything.Column<string>(owner, ask));

        await using (var make = new NpgsqlCommand("""
            create schema if not exists public; create table audit.forgotten (id int);
            create table sec.half (id int); alter table sec.half enable row level security;
            create materialized view audit.copied as select 1 as one
            """, owner)) await make.ExecuteNonQueryAsync();

        Assert.Equal(["audit.copied", "audit.forgotten", "sec.half"], await Everything.Column<string>(owner, ask));
    }

    private Task<List<Guid>> ByQuery(CurrentUser person) => everything.Register.Read(async db =>
        (await db.Incidents.VisibleTo(person).Select(i => i.Id).ToListAsync()).Order().ToList());

    private async Task<List<Guid>> ByDatabase(CurrentUser person, string sql)
    {
        await using var connection = await everything.Connect(person);
        return [.. (await Everything.Column<Guid>(connection, sql)).Order()];
    }
}
