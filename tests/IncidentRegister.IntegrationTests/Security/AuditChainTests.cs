using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Tests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

public class AuditChainTests(AuditChainTests.Written written) : IClassFixture<AuditChainTests.Written>
{
    private const string Disarm = "alter table audit.entries disable trigger all; alter table audit.payloads disable trigger all;";

    [Fact]
    public async Task The_chain_is_whole_after_many_commands_at_once()
    {
        var verdict = await Verify(written.Register.Database);

        Assert.True(verdict.IsWhole);
        Assert.Equal((0L, null, 64), (verdict.Erased, verdict.FirstBadRow, verdict.Head.Length));
        Assert.True(verdict.Entries > 50);
    }

    [Theory]
    [InlineData("update audit.entries set action = 'ListQueue' where seq = 7", 7)]
    [InlineData("update audit.entries set actor = 'somebody' where seq = 7", 7)]
    [InlineData("update audit.entries set object = 'incidents/x' where seq = 7", 7)]
    [InlineData("update audit.entries set at = at + interval '1 microsecond' where seq = 7", 7)]
    [InlineData("update audit.entries set commitment = sha256('x') where seq = 7", 7)]
    [InlineData("update audit.entries set hash = sha256('x') where seq = 7", 7)]
    [InlineData("update audit.payloads set payload = replace(payload, 'Added', 'Modified') where seq = 7", 7)]
    [InlineData("update audit.payloads set salt = sha256('x') where seq = 7", 7)]
    [InlineData("update audit.payloads set organisation_id = gen_random_uuid() where seq = 7", 7)]
    [InlineData("update audit.payloads set organisation_id = null where seq = 7", 7)]
    [InlineData("delete from audit.payloads where seq = 9; delete from audit.entries where seq = 9", 9)]
    [InlineData("delete from audit.payloads where seq = 9", 9)]
    [InlineData("""
        update audit.entries a set (at, actor, action, object, commitment, hash) = (b.at, b.actor, b.action, b.object, b.commitment, b.hash)
          from audit.entries b where (a.seq, b.seq) in ((11, 12), (12, 11))
        """, 11)]
    [InlineData("""
        update audit.payloads a set (object, salt, payload) = (b.object, b.salt, b.payload)
          from audit.payloads b where (a.seq, b.seq) in ((11, 12), (12, 11))
        """, 11)]
    [InlineData("insert into audit.entries select 1000, at, actor, action, object, commitment, hash from audit.entries where seq = 3", -1)]
    [InlineData("update audit.head set hash = sha256('x')", -1)]
    [InlineData("""
        delete from audit.payloads where seq = (select max(seq) from audit.entries);
        delete from audit.entries where seq = (select max(seq) from audit.entries)
        """, 0)]
    public async Task What_an_owner_does_behind_the_triggers_is_found_and_named(string sql, long firstBad)
    {
        await using var copy = await written.Copy();
        var last = (await Verify(copy)).Entries;
        await copy.RunAsSuperuser($"{Disarm} {sql}");

        var verdict = await Verify(copy);

        Assert.False(verdict.IsWhole);
        Assert.Equal(firstBad > 0 ? firstBad : last - firstBad, verdict.FirstBadRow);
    }

    [Fact]
    public async Task Erasing_a_payload_is_told_by_the_chain_and_leaves_it_whole()
    {
        await using var copy = await written.Copy();
        await copy.RunAsSuperuser("""
            select audit.erase_payloads((select object from audit.payloads where object like 'users/%' order by seq limit 1),
              'owner', 'asked for by the person', sha256('salt'))
            """);

        var verdict = await Verify(copy);

        Assert.True(verdict.IsWhole);
        Assert.True(verdict.Erased > 0);
    }

    [Theory]
    [InlineData("update audit.entries set action = 'x' where seq = 1")]
    [InlineData("delete from audit.entries where seq = 1")]
    [InlineData("truncate audit.entries cascade")]
    [InlineData("update audit.payloads set payload = 'x' where seq = 1")]
    [InlineData("delete from audit.payloads where seq = 1")]
    [InlineData("truncate audit.payloads")]
    public async Task The_trail_refuses_change_even_by_its_owner(string sql)
    {
        foreach (var role in new[] { "register_owner", "register_app", "register_reports", "postgres" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(written.Register.Database.As(role), sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static async Task<AuditVerdict> Verify(TestDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(database.Owner + ";Pooling=false");
        return await new AuditVerification(owner).Run(default);
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A chain of commands, of parallel ones and of refusals.</summary>
    public sealed class Written : IAsyncLifetime
    {
        private TestDatabase template = null!;

        public Register Register { get; } = new();

        public async Task InitializeAsync()
        {
            await Register.InitializeAsync();
            var incidents = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Register.Submit(Register.People.Ana)));
            await Task.WhenAll(incidents.Select(i => Register.As(Register.People.Liaison).Send(new ClaimCase(i.Reference))));
            await Task.WhenAll(incidents.Select(i => Assert.ThrowsAsync<ForbiddenException>(() =>
                Register.As(Register.People.Ana).Send(new ClaimCase(i.Reference)))));
            await Register.As(CurrentUser.AtTheMachine).Send(new EnterOrganisation("منظمة · “quoted” \\ 'and' \"so on\""));

            NpgsqlConnection.ClearAllPools();
            await Register.Database.Interrupt();
            template = await TestDatabase.Create(Register.Database.Name);
        }

        /// <summary>To be damaged.</summary>
        public Task<TestDatabase> Copy() => TestDatabase.Create(template.Name);

        public async Task DisposeAsync()
        {
            await template.DisposeAsync();
            await Register.DisposeAsync();
        }
    }
}
