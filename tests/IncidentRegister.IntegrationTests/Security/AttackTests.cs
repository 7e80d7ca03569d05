using System.Text;
using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>What SQL could do as the request role, with a true context, if somebody found a way to inject it.</summary>
public class AttackTests(Everything everything) : IClassFixture<Everything>
{
    private static string? untouched; // every row before the first attack; one that gets through shows in all that follow

    [Theory]
    [InlineData("update incidents set title = 'taken' where id = '{theirs}'")]
    [InlineData("update incidents set organisation_id = '{organisation}' where id = '{mine}'")]
    [InlineData("update incidents set organisation_id = '{organisation}' where id = '{theirs}'")]
    [InlineData("update incidents set author_id = '{author}' where id = '{mine}'")]
    [InlineData("update incidents set reference = 'INC-2026-ZZZZZ' where id = '{mine}'")]
    [InlineData("update incidents set id = gen_random_uuid() where id = '{mine}'")]
    [InlineData("insert into incidents ({columns}) select {columns} from (select (jsonb_populate_record(i, '{\"id\": \"00000000-0000-0000-0000-000000000001\", \"reference\": \"INC-2026-ZZZZZ\", \"organisation_id\": \"{organisation}\"}')).* from incidents i where id = '{mine}') copy")]
    [InlineData("insert into incidents ({columns}) select {columns} from (select (jsonb_populate_record(i, '{\"id\": \"00000000-0000-0000-0000-000000000001\", \"reference\": \"INC-2026-ZZZZZ\", \"author_id\": \"{author}\"}')).* from incidents i where id = '{mine}') copy")]
    [InlineData("insert into sources select (jsonb_populate_record(s, '{\"id\": \"00000000-0000-0000-0000-000000000001\", \"incident_id\": \"{theirs}\", \"organisation_id\": \"{organisation}\"}')).* from sources s where incident_id = '{mine}'")]
    [InlineData("insert into sources select (jsonb_populate_record(s, '{\"id\": \"00000000-0000-0000-0000-000000000001\", \"incident_id\": \"{theirs}\"}')).* from sources s where incident_id = '{mine}'")]
    [InlineData("update sources set incident_id = '{theirs}' where incident_id = '{mine}'")]
    [InlineData("update sources set title = 'rewritten' where incident_id = '{mine}'")]
    [InlineData("update sources set removed_at = now() where incident_id = '{theirs}'")]
    [InlineData("update act_stages set note = 'rewritten'")]
    [InlineData("update case_events set author_id = '{author}'")]
    [InlineData("update questions set answer = 'answered for them' where incident_id = '{theirs}'")]
    [InlineData("update target_identities set naming = 'named'")]
    [InlineData("insert into case_events select gen_random_uuid(), '{theirs}', '{organisation}', 'verified', 'verified', '{author}', null, now()")]
    [InlineData("insert into mentions select * from mentions limit 1")]
    [InlineData("update mentions set undone_at = now()")]
    [InlineData("update asks set state = 'withdrawn'")]
    [InlineData("delete from incidents")]
    [InlineData("delete from sources where incident_id = '{mine}'")]
    [InlineData("delete from statements")]
    [InlineData("truncate incidents cascade")]
    [InlineData("insert into audit.entries values (99999, now(), 'x', 'x', 'x', '', '')")]
    [InlineData("update audit.payloads set payload = ''")]
    [InlineData("delete from audit.payloads")]
    [InlineData("update audit.head set seq = 0")]
    [InlineData("select audit.erase_payloads('incidents/x', 'me', 'because', '')")]
    [InlineData("select * from sec.sessions")]
    [InlineData("select * from sec.incident_search")]
    [InlineData("select * from sec.statement_search")]
    [InlineData("select * from pg_authid")]
    [InlineData("update users set role = 'liaison' where id = '{me}'")]
    [InlineData("update users set organisation_id = '{organisation}' where id = '{me}'")]
    [InlineData("insert into users select (jsonb_populate_record(u, '{\"id\": \"00000000-0000-0000-0000-000000000001\"}')).* from users u")]
    [InlineData("set role register_owner")]
    [InlineData("set session authorization register_owner")]
    [InlineData("alter table incidents disable row level security")]
    [InlineData("alter table incidents no force row level security")]
    [InlineData("alter table audit.entries disable trigger all")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("set row_security = off; select * from incidents")]
    [InlineData("drop policy incidents_read on incidents")]
    [InlineData("create policy mine on incidents using (true)")]
    [InlineData("create or replace function sec.role() returns text language sql as $$ select 'liaison' $$")]
    [InlineData("create table public.mine (id int)")]
    [InlineData("create table sec.mine (id int)")]
    [InlineData("create function public.mine() returns int language sql as $$ select 1 $$")]
    [InlineData("alter role register_app superuser")]
    [InlineData("alter role register_app bypassrls")]
    [InlineData("grant register_owner to register_app")]
    [InlineData("copy (select 1) to program 'true'")]
    [InlineData("copy (select 1) to '/tmp/register-attack'")]
    [InlineData("copy terms from program 'true'")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("select lo_import('/etc/passwd')")]
    [InlineData("create extension dblink")]
    public async Task The_request_role_cannot(string sql)
    {
        var before = untouched ??= await Fingerprint();

        var rows = await Try(sql);

        Assert.True(rows is "refused" or "0 rows", rows);
        Assert.Equal(before, await Fingerprint());
    }

    [Fact]
    public async Task Rows_of_another_organisation_are_not_there_by_any_road()
    {
        var me = everything.People.Ana;
        await using var connection = await everything.Connect(me);
        foreach (var sql in new[]
        {
            "select count(*) from incidents where organisation_id <> '{0}'",
            "select count(*) from incidents i right join acts a on a.incident_id = i.id where a.organisation_id <> '{0}'",
            "select count(*) from target_identities where organisation_id <> '{0}'",
            "select count(*) from users where organisation_id <> '{0}'",
            "select count(*) from organisations where id <> '{0}'",
            "select count(*) from audit.payloads where organisation_id <> '{0}'",
            "select count(*) from sec.search_incidents('telephone', 100) f left join incidents i on i.id = f.incident_id where i.organisation_id is distinct from '{0}'",
        })
            Assert.Equal(0L, (await Everything.Column<long>(connection, string.Format(null, CompositeFormat.Parse(sql), me.OrganisationId))).Single());
    }

    private async Task<string> Try(string sql)
    {
        var (me, them) = (everything.People.Ana, everything.People.Stranger);
        var mine = await Draft(me);
        var filled = sql.Replace("{mine}", $"{mine}", StringComparison.Ordinal).Replace("{theirs}", $"{await Draft(them)}", StringComparison.Ordinal)
            .Replace("{organisation}", $"{them.OrganisationId}", StringComparison.Ordinal).Replace("{author}", $"{them.Id}", StringComparison.Ordinal)
            .Replace("{me}", $"{me.Id}", StringComparison.Ordinal)
            .Replace("{columns}", await everything.Register.Database.Columns("incidents"), StringComparison.Ordinal);
        await using var connection = await everything.Connect(me);
        await using var command = new NpgsqlCommand(filled, connection);
        try
        {
            return $"{Math.Max(0, await command.ExecuteNonQueryAsync())} rows";
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.WrongObjectType)
        {
            return "refused";
        }
        catch (PostgresException other)
        {
            return $"{other.SqlState}: {other.MessageText}";
        }
    }

    private async Task<Guid> Draft(CurrentUser author)
    {
        await using var connection = await Open();
        return (await Everything.Column<Guid>(
            connection, $"select id from incidents where author_id = '{author.Id}' and status = 'draft' and handling = 'amber'")).Single();
    }

    /// <summary>Every row of every table, in one number.</summary>
    private async Task<string> Fingerprint()
    {
        await using var connection = await Open();
        var tables = await Everything.Column<string>(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and n.nspname in ('public', 'sec', 'audit') order by 1
            """);
        var sums = string.Join(" || ' ' || ", tables.Select(t => $"(select count(*) || '-' || coalesce(sum(hashtextextended(t::text, 0)), 0) from {t} t)"));
        return (await Everything.Column<string>(connection, $"select {sums}")).Single();
    }

    private async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(everything.Register.Database.As("postgres"));
        await connection.OpenAsync();
        return connection;
    }
}
