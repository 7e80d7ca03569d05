using IncidentRegister.Application.Incidents;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>A record as somebody would tell it a second time who knows as much as stands in it.</summary>
internal sealed record Telling(string Reference, FindLikeIncidents Words)
{
    /// <summary>What the liaison may read, spread over all of it, as somebody would tell it who knows as much.</summary>
    public static async Task<IReadOnlyList<Telling>> Some(
        BenchServer server, string database, int atMost, CancellationToken ct)
    {
        await using var connection = await server.Open(database, ct);
        await using var command = new NpgsqlCommand($"""
            select i.reference, i.title, i.act_types, i.occurred, i.country, i.town, array(
                select coalesce(t.name, n.text) from target_identities t left join party_names n on n.party_id = t.party_id and n.ordinal = 1
                  where t.incident_id = i.id and t.naming = 'named'
                union all
                select coalesce(a.name, n.text) from involvements a left join party_names n on n.party_id = a.party_id and n.ordinal = 1
                  where a.incident_id = i.id and coalesce(a.name, n.text) is not null)
              from incidents i where i.status <> 'draft' and i.handling in ('amber', 'green', 'clear')
              order by md5(i.reference) limit {Math.Min(atMost, 1000)}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var told = new List<Telling>();
        while (await reader.ReadAsync(ct))
            told.Add(new Telling(reader.GetString(0), new FindLikeIncidents
            {
                Title = reader.GetString(1),
                ActTypes = reader.GetFieldValue<string[]>(2),
                Occurred = reader.GetString(3),
                Country = reader.IsDBNull(4) ? null : reader.GetString(4),
                Town = reader.IsDBNull(5) ? null : reader.GetString(5),
                Names = reader.GetFieldValue<string[]>(6),
            }));
        return told;
    }
}
