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
            insert into sec.incident_terms select 17, occurred_from, id from incidents on conflict do nothing;
            """);
        var counts = new List<int>();
        foreach (var person in everything.People.All)
        {
            var expected = await everything.Register.Read(
                db => db.Incidents.VisibleTo(person).Select(i => i.Id).ToListAsync());
            await using var connection = await everything.Connect(person);

            var found = await Everything.Column<Guid>(connection, "select incident_id from sec.incidents_of_terms("
                + "'{17}', '{1}', '{-infinity}', '{infinity}', '{100}', 500)");

            Assert.Equal(expected.Order(), found.Order());
            counts.Add(found.Count);
        }

        Assert.Equal([35 + 48, 35 + 48, 35 + 48, 35 + 24, 35 + 24, 90, 90, 0, 0, 0, 0], counts);
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
