using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.Application.Audit;

/// <summary>Collects what a request changes or reads of the guarded kind, and appends it as one entry of the chain.</summary>
internal sealed class AuditTrail(NpgsqlDataSource source)
{
    // Kept readable in the database; it is never put into a page unencoded.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<ChangedRow> changes = [];
    private readonly List<string> reads = [];
    private bool isSilent;
    private bool isForEachIncident;

    public void Changed(ChangedRow row) => changes.Add(row);

    /// <summary>A record that nobody reads without a trace was opened.</summary>
    public void Read(string @object) => reads.Add(@object);

    /// <summary>A command looked for work and found none: there is nothing to tell.</summary>
    public void NothingHappened() => isSilent = true;

    /// <summary>
    /// A command only begins what another one ends, or finds unended; that one tells both, and nobody waits for the chain twice.
    /// </summary>
    public void ToldAtItsEnd() => isSilent = true;

    /// <summary>
    /// A command that changes many incidents leaves an entry for each, as if each had been changed alone: an entry belongs to
    /// one organisation, whose lead reads all of it.
    /// </summary>
    public void ForEachIncident() => isForEachIncident = true;

    /// <summary>Last statement of the transaction. A query leaves an entry only if it read something guarded.</summary>
    public async Task Append(RegisterDbContext db, CurrentUser user, string request, bool isCommand, CancellationToken ct)
    {
        if ((!isCommand && reads.Count == 0) || isSilent) return;

        IEnumerable<List<ChangedRow>> entries = isForEachIncident && changes.Count > 0
            ? changes.GroupBy(c => c.IncidentId).Select(rows => rows.ToList()) : [changes];
        foreach (var rows in entries) await Append(db, user, request, rows, ct);
        changes.Clear();
        reads.Clear();
    }

    private async Task Append(RegisterDbContext db, CurrentUser user, string request, List<ChangedRow> changes, CancellationToken ct)
    {
        var subject = changes.Find(c => c.Change == "Added") ?? changes.FirstOrDefault();
        var @object = subject?.Object ?? reads.FirstOrDefault() ?? "";
        var organisation = subject?.OrganisationId ?? (user.IsSignedIn ? user.OrganisationId : null);
        var told = changes.Select(c => new { c.Object, c.Change, c.OrganisationId, c.Fields });
        var payload = JsonSerializer.Serialize(new { organisation, role = Code.Of(user.Role), changes = told, reads }, Readable);
        var salt = RandomNumberGenerator.GetBytes(32);
        await db.Database.ExecuteSqlAsync(
            $"select audit.append({Actor(user)}, {request}, {@object}, {organisation}, {salt}, {payload})", ct);
    }

    /// <summary>In a transaction of its own: the request itself never gets one.</summary>
    public async Task RecordRefusal(CurrentUser user, string request, CancellationToken ct)
    {
        Guid? organisation = user.IsSignedIn ? user.OrganisationId : null;
        await using var command = source.CreateCommand("select audit.append($1, $2, '', $3, $4, $5)");
        command.Parameters.AddWithValue(Actor(user));
        command.Parameters.AddWithValue($"refused.{request}");
        command.Parameters.Add(new NpgsqlParameter { Value = organisation is { } own ? own : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.AddWithValue(RandomNumberGenerator.GetBytes(32));
        command.Parameters.AddWithValue(JsonSerializer.Serialize(new { organisation, role = Code.Of(user.Role) }, Readable));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Actor(CurrentUser user) => user.IsSignedIn ? user.Id.ToString() : Code.Of(user.Role);
}

/// <param name="Object">Table and key, such as <c>incidents/0197…</c>.</param>
/// <param name="Fields">Column, and its old and new value; secrets are named without their value.</param>
/// <param name="IncidentId">The incident that it is, or hangs on; null where it hangs on none.</param>
internal sealed record ChangedRow(
    string Object, string Change, Guid? OrganisationId, Guid? IncidentId, IReadOnlyDictionary<string, object?[]> Fields);
