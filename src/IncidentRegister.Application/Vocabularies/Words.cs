using System.Text.Json;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Application.Vocabularies;

/// <summary>Keeps the glossary at hand, a minute at a time: every page needs it, and it hardly ever changes.</summary>
public sealed class Words(NpgsqlDataSource source, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1);
    private Glossary? kept;
    private long readAt;

    /// <exception cref="UnavailableException">The database is away, and nothing was read before.</exception>
    public async ValueTask<Glossary> Now(CancellationToken ct)
    {
        if (kept is { } fresh && clock.GetElapsedTime(readAt) < Life) return fresh;

        await reading.WaitAsync(ct);
        try
        {
            if (kept is { } justRead && clock.GetElapsedTime(readAt) < Life) return justRead;

            kept = await Read(ct);
            readAt = clock.GetTimestamp();
            return kept;
        }
        catch (Exception away) when (Unavailability.IsMeantBy(away))
        {
            return kept ?? throw new UnavailableException(away); // words of a minute ago are better than none
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Something in it was changed by this process.</summary>
    public void Forget() => kept = null;

    public void Dispose() => reading.Dispose();

    private async Task<Glossary> Read(CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select vocabulary, code, broader, null, "order", deprecated_at is not null, labels::text, definitions::text from terms
            union all select 'strategy-measure', code, broader, "group", "order", deprecated_at is not null, labels::text, definitions::text from strategy_measures
            """));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select p.id, p.key, p.kind, p.country, coalesce(n.language, ''), n.text
              from parties p join party_names n on n.party_id = p.id where n.kind <> 'misspelling' order by p.id, n.ordinal
            """));

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var terms = new List<GlossaryTerm>();
        while (await reader.ReadAsync(ct))
            terms.Add(new GlossaryTerm(
                reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3), reader.GetInt32(4), reader.GetBoolean(5),
                Labels(reader.GetString(6)), Labels(reader.GetString(7))));

        await reader.NextResultAsync(ct);
        var parties = new Dictionary<Guid, GlossaryParty>();
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (!parties.TryGetValue(id, out var party))
                parties[id] = party = new(id, reader.GetString(1), reader.GetString(2), Text(reader, 3),
                    new Dictionary<string, string> { [""] = reader.GetString(5) });
            ((Dictionary<string, string>)party.Names).TryAdd(reader.GetString(4), reader.GetString(5));
        }

        return new Glossary(terms, parties.Values);
    }

    private static Dictionary<string, string> Labels(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
