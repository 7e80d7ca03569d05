using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>The index of candidates shows everybody what the register shows them, and its tables nobody at all.</summary>
public class CandidateFencesTests(Everything everything) : IClassFixture<Everything>
{
    [Fact]
    public async Task Everybody_finds_by_a_term_what_they_may_read_and_nothing_else()
    {
        await everything.Register.Database.RunAsSuperuser("""
            insert into sec.incident_candidates select id, organisation_id, occurred_from, '{17}' from incidents on conflict do nothing;
            insert into sec.incident_terms select 17, occurred_from, id, sec.is_open(status, handling) from incidents on conflict do nothing;
            """);
        var counts = new List<int>();
        foreach (var person in everything.People.All)
        {
            // What waits for a lead is nobody's to find until it is passed on; the lead has a page for it.
            var expected = await everything.Register.Read(db => db.Incidents.VisibleTo(person)
                .Where(i => i.AuthorId == person.Id || i.Case.Status != Domain.Cases.CaseStatus.Draft).Select(i => i.Id).ToListAsync());
            await using var connection = await everything.Connect(person);

            var found = await Everything.Column<Guid>(connection, "select incident_id from sec.incidents_of_terms("
                + "'{17}', '{1}', '{-infinity}', '{infinity}', '{100}', 500)");

            Assert.Equal(expected.Order(), found.Order());
            counts.Add(found.Count);
        }

        Assert.Equal([35 + 48, 35 + 48, 35 + 48, 35 + 24, 35 + 24, 90, 90, 0, 0, 0, 0], counts);
    }

    [Fact]
    public async Task A_mark_that_is_wrong_shows_nobody_anything()
    {
        await everything.Register.Database.RunAsSuperuser("insert into sec.incident_terms select 27, occurred_from, id, true from incidents");
        var liaison = everything.People.Liaison;
        var visible = await everything.Register.Read(db => db.Incidents.VisibleTo(liaison).Select(i => i.Id).ToListAsync());
        await using var connection = await everything.Connect(liaison);

        var found = await Everything.Column<Guid>(connection, "select incident_id from sec.incidents_of_terms("
            + "'{27}', '{1}', '{-infinity}', '{infinity}', '{100}', 500)");

        Assert.NotEmpty(found);
        Assert.Subset(visible.ToHashSet(), found.ToHashSet());
    }

    [Fact]
    public async Task The_mark_goes_with_status_and_handling()
    {
        var incident = await everything.Register.Read(db => db.Incidents.VisibleTo(everything.People.Liaison)
            .Where(i => i.Handling == Domain.Incidents.Tlp.Amber).Select(i => new { i.Id, i.OccurredFrom }).FirstAsync());
        await everything.Register.Database.RunAsSuperuser($"""
            insert into sec.incident_candidates select id, organisation_id, occurred_from, array[17, 37] from incidents where id = '{incident.Id}'
              on conflict (incident_id) do update set terms = excluded.terms; -- seventeen is what the other test looks for
            insert into sec.incident_terms select 37, known_from, incident_id, true from sec.incident_candidates where incident_id = '{incident.Id}';
            """);

        Assert.Equal((true, false, true), (await IsOpen(), await AfterSetting("red"), await AfterSetting("amber")));

        async Task<bool> AfterSetting(string handling)
        {
            await everything.Register.Database.RunAsSuperuser($"update incidents set handling = '{handling}' where id = '{incident.Id}'");
            return await IsOpen();
        }

        Task<bool> IsOpen() => everything.Register.Read(db => db.Database.SqlQuery<bool>(
            $"select is_open as \"Value\" from sec.incident_terms where term = 37 and incident_id = {incident.Id}").SingleAsync());
    }

    [Theory]
    [InlineData("select incident_id from sec.incident_terms")]
    [InlineData("select incident_id from sec.incident_candidates")]
    [InlineData("select version_id from sec.statement_terms")]
    public async Task No_request_reads_the_tables_of_the_index(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Liaison);

        await Refused(connection, sql);
    }

    [Fact]
    public async Task Nobody_writes_terms_of_what_they_may_not_read_nor_of_texts_that_they_may_not_enter()
    {
        var drafted = await everything.Register.Read(db => db.Incidents
            .Where(i => i.AuthorId == everything.People.Ana.Id && i.Case.Status == Domain.Cases.CaseStatus.Draft).Select(i => i.Id).FirstAsync());
        var version = await everything.Register.Read(db => db.StatementVersions.Select(v => v.Id).FirstAsync());
        foreach (var person in everything.People.All.Where(p => p != everything.People.Ana))
        {
            await using var connection = await everything.Connect(person);

            await Refused(connection, $"select sec.keep_incident_terms('{drafted}', '2026-01-01', '{{18}}')::text");
            if (person.Role != Role.Liaison)
                await Refused(connection, $"select sec.keep_statement_terms('{version}', '2026-01-01', '{{18}}')::text");
        }
    }

    private static async Task Refused(NpgsqlConnection connection, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<object>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
