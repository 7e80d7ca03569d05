using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Cases of a loaded register for steps to be taken with, and the way back to how they were loaded.</summary>
internal sealed class MadeCases(BenchServer server, string database)
{
    /// <summary>Every column that a claim or a submission may change.</summary>
    private const string Columns = "status, assignee_id, submitted_at, first_reviewed_at, due_at, due_clock, version, updated_at";

    /// <summary>Drafts, each with its author and its version.</summary>
    public Task<IReadOnlyList<MadeCase>> Drafts(int count, CancellationToken ct) => Of("draft", count, ct);

    public Task<IReadOnlyList<MadeCase>> Submitted(int count, CancellationToken ct) => Of("submitted", count, ct);

    /// <summary>Puts the cases back, so that the next run finds what this one found. The audit trail keeps its entries.</summary>
    public Task PutBack(CancellationToken ct) => server.Run(database, $"""
        begin;
        set local session_replication_role = replica;
        delete from clock_runs r using bench.taken t where r.incident_id = t.id;
        delete from sec.comparisons c using bench.taken t where c.incident_id = t.id;
        delete from case_events e using bench.taken t where e.incident_id = t.id and e.at > t.kept_at;
        insert into clock_runs select * from bench.taken_runs;
        update incidents i set ({Columns}) = (select {Columns} from bench.taken t where t.id = i.id)
          where i.id in (select id from bench.taken);
        drop table bench.taken, bench.taken_runs;
        commit;
        """, ct);

    /// <summary>Remembers how they are now. To be called once, before the first step.</summary>
    public Task Keep(IEnumerable<MadeCase> cases, CancellationToken ct) => server.Run(database, $"""
        drop table if exists bench.taken, bench.taken_runs;
        create table bench.taken as select id, clock_timestamp() as kept_at, {Columns} from incidents
          where reference in ({string.Join(',', cases.Select(c => $"'{c.Reference}'"))});
        create table bench.taken_runs as select r.* from clock_runs r join bench.taken t on t.id = r.incident_id;
        """, ct);

    private async Task<IReadOnlyList<MadeCase>> Of(string status, int count, CancellationToken ct)
    {
        await using var connection = await server.Open(database, ct);
        await using var command = new NpgsqlCommand("""
            select i.reference, i.version, u.id, u.organisation_id, u.role = 'lead' from incidents i join users u on u.id = i.author_id
              where i.status = $1 and i.handling in ('amber', 'green', 'clear') order by md5(i.reference) limit $2
            """, connection);
        command.Parameters.AddWithValue(status);
        command.Parameters.AddWithValue(count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var cases = new List<MadeCase>();
        while (await reader.ReadAsync(ct))
            cases.Add(new MadeCase(reader.GetString(0), reader.GetInt64(1), new CurrentUser(
                reader.GetGuid(2), reader.GetGuid(3), reader.GetBoolean(4) ? Role.Lead : Role.Reporter, "")));
        return cases;
    }
}

internal sealed record MadeCase(string Reference, long Version, CurrentUser Author);
