using System.Security.Cryptography;
using System.Text.Json;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// The key of the form that sent this request: 128 random bits, made when the form was shown. The second request with
/// the same key answers what the first one answered. Set by the front door; empty at the command line.
/// </summary>
public sealed class IdempotencyKey
{
    public Guid? Value { get; set; }
}

/// <summary>Answers kept for 48 hours under the key of the form that asked.</summary>
internal sealed class KeptAnswers(IdempotencyKey key)
{
    /// <summary>
    /// Takes the key for this transaction. A second request with it waits here until the first one ends, and then finds
    /// its answer.
    /// </summary>
    /// <exception cref="RuleBrokenException">The key was used for something else.</exception>
    public async Task<(bool Found, TResult? Answer)> Find<TResult>(
        RegisterDbContext db, CurrentUser user, object request, CancellationToken ct)
    {
        if (key.Value is not { } value) return (false, default);

        var name = request.GetType().Name;
        var fingerprint = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, request.GetType()));
        // The second half of a double click waits for as long as the first may work, and not only for as long as for a row.
        var taken = await db.Database.ExecuteSqlAsync($"""
            set local lock_timeout = '9s';
            with old as (delete from sec.idempotency_keys where user_id = {user.Id} and used_at < now() - interval '48 hours')
            insert into sec.idempotency_keys (user_id, key, request, fingerprint) values ({user.Id}, {value}, {name}, {fingerprint})
            on conflict do nothing;
            set local lock_timeout to default;
            """, ct);
        if (taken == 1) return (false, default);

        var first = await db.Database.SqlQuery<Kept>($"""
            select request as "Request", fingerprint as "Fingerprint", result as "Result"
              from sec.idempotency_keys where user_id = {user.Id} and key = {value}
            """).SingleAsync(ct);
        RuleBrokenException.ThrowIf(
            first.Request != name || !first.Fingerprint.AsSpan().SequenceEqual(fingerprint) || first.Result is null, "form.key-reused");
        return (true, JsonSerializer.Deserialize<TResult>(first.Result!));
    }

    public async Task Keep<TResult>(RegisterDbContext db, CurrentUser user, TResult answer, CancellationToken ct)
    {
        if (key.Value is not { } value) return;

        var json = JsonSerializer.Serialize(answer);
        await db.Database.ExecuteSqlAsync(
            $"update sec.idempotency_keys set result = {json} where user_id = {user.Id} and key = {value}", ct);
    }

    private sealed record Kept(string Request, byte[] Fingerprint, string? Result);
}
