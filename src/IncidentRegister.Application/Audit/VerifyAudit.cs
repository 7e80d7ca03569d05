using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace IncidentRegister.Application.Audit;

/// <summary>What a walk along the whole chain found.</summary>
/// <param name="Entries">How many entries stand in the table.</param>
/// <param name="Erased">Entries whose payload was erased, and whose erasure the chain itself tells.</param>
/// <param name="FirstBadRow">The number of the first entry that is missing, altered or out of place; null when whole.</param>
/// <param name="Head">The hash that the chain ends in, in hexadecimal digits; to be kept outside of the database.</param>
public sealed record AuditVerdict(bool IsWhole, long Entries, long Erased, long? FirstBadRow, string Head)
{
    /// <summary>Heads that were noted elsewhere and that this chain never ended in: it was cut off, or made anew.</summary>
    public IReadOnlyList<AuditAnchor> Missing { get; init; } = [];
}

/// <summary>
/// Walks along the audit chain from its first entry and recomputes every commitment and every hash, one row at a time.
/// Whoever can rewrite the whole chain can rewrite its head as well: compare <see cref="AuditVerdict.Head"/> with one
/// that was noted elsewhere before.
/// </summary>
/// <param name="owner">Connections as <c>register_owner</c>; the request role cannot read the chain.</param>
public sealed class AuditVerification(NpgsqlDataSource owner)
{
    public Task<AuditVerdict> Run(CancellationToken ct) => Run([], ct);

    /// <param name="noted">Heads from outside of the database, such as from the foot of a report.</param>
    public async Task<AuditVerdict> Run(IReadOnlyCollection<AuditAnchor> noted, CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);

        // One snapshot for the entries and the head, while others append.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var head = await ReadHead(connection, ct);
        var walk = new Walk(noted);

        await using var command = new NpgsqlCommand("""
            select e.seq, (extract(epoch from e.at) * 1000000)::bigint, e.actor, e.action, e.object, e.commitment, e.hash,
                p.salt, p.payload, p.object, p.organisation_id
              from audit.entries e left join audit.payloads p on p.seq = e.seq order by e.seq
            """, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) walk.Take(Entry.Of(reader));

        return walk.Verdict(head);
    }

    private static async Task<(long Seq, byte[] Hash)> ReadHead(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select seq, hash from audit.head", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), await reader.GetFieldValueAsync<byte[]>(1, ct)) : (-1, []);
    }

    /// <summary>One step after another; what it remembers is the last hash and the payloads that are gone.</summary>
    private sealed class Walk(IReadOnlyCollection<AuditAnchor> noted)
    {
        private const string Erasure = "audit.erase";
        private const string ErasedRows = "audit/";

        private readonly List<AuditAnchor> missing = [.. noted];
        private readonly SortedSet<long> unexplained = [];
        private byte[] last = [];
        private long seq;
        private long entries;
        private long erased;
        private long? bad;

        public void Take(Entry entry)
        {
            entries++;
            if (bad is not null) return;

            seq++;
            var isRight = entry.Seq == seq && entry.IsWhole && entry.Hash.AsSpan().SequenceEqual(entry.HashAfter(last));
            if (!isRight)
            {
                bad = seq;
                return;
            }

            last = entry.Hash;
            if (missing.Count > 0) missing.RemoveAll(a => a.Hash == Convert.ToHexStringLower(last));
            if (entry.Payload is null) unexplained.Add(seq);
            if (entry.Action == Erasure && entry.Object.StartsWith(ErasedRows, StringComparison.Ordinal))
                erased += entry.Object[ErasedRows.Length..].Split(',')
                    .Count(row => long.TryParse(row, CultureInfo.InvariantCulture, out var gone) && unexplained.Remove(gone));
        }

        public AuditVerdict Verdict((long Seq, byte[] Hash) head)
        {
            // The end was cut off, or the head points elsewhere.
            if (bad is null && (head.Seq != seq || !head.Hash.AsSpan().SequenceEqual(last))) bad = Math.Min(head.Seq, seq) + 1;
            if (unexplained.Count > 0 && (bad is null || unexplained.Min < bad)) bad = unexplained.Min;

            return new AuditVerdict(bad is null, entries, erased, bad, Convert.ToHexStringLower(head.Hash)) { Missing = missing };
        }
    }

    /// <summary>A row as it stands; the format is told in <c>migrations/Sql/audit_v1.sql</c>.</summary>
    private sealed record Entry(
        long Seq, long AtMicroseconds, string Actor, string Action, string Object, byte[] Commitment, byte[] Hash,
        byte[]? Salt, string? Payload, string? PayloadObject, Guid? Organisation)
    {
        public static Entry Of(NpgsqlDataReader row) => new(
            row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4),
            row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7), row.IsDBNull(8) ? null : row.GetString(8),
            row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetGuid(10));

        /// <summary>The payload is the one that was committed to, or is gone.</summary>
        public bool IsWhole => Payload is null
            || (PayloadObject == Object && OrganisationIn(Payload) == Organisation
                && Commitment.AsSpan().SequenceEqual(SHA256.HashData([0, .. Salt!, .. Encoding.UTF8.GetBytes(Payload)])));

        // Who may read a payload follows from a column beside it; the payload repeats it, first of all, under the commitment.
        private static Guid? OrganisationIn(string payload)
        {
            const string First = "{\"organisation\":\"";
            return payload.StartsWith(First, StringComparison.Ordinal)
                && Guid.TryParse(payload.AsSpan(First.Length, Math.Min(36, payload.Length - First.Length)), out var organisation) ? organisation : null;
        }

        public byte[] HashAfter(byte[] previous)
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            sha.AppendData([1]);
            Prefixed(sha, previous);
            Number(sha, Seq);
            Number(sha, AtMicroseconds);
            Prefixed(sha, Encoding.UTF8.GetBytes(Actor));
            Prefixed(sha, Encoding.UTF8.GetBytes(Action));
            Prefixed(sha, Encoding.UTF8.GetBytes(Object));
            Prefixed(sha, Commitment);
            return sha.GetHashAndReset();
        }

        private static void Prefixed(IncrementalHash sha, byte[] bytes)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        private static void Number(IncrementalHash sha, long number)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            sha.AppendData(bytes);
        }
    }
}
