using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Application.Pipeline;

/// <summary>Keeps refused forms, which the caller has encrypted, for a day. A person finds only their own.</summary>
public sealed class FormStore(NpgsqlDataSource source, ICurrentUser user)
{
    /// <returns>A random id, under which <see cref="Find"/> returns the content at the same path.</returns>
    public Task<Guid> Keep(string path, byte[] content, CancellationToken ct) => KeepFor(user.Now, path, content, ct);

    /// <summary>As <see cref="Keep"/>, for somebody whose session has run out, and who finds it after signing in again.</summary>
    public Task<Guid> KeepFor(Guid person, string path, byte[] content, CancellationToken ct) =>
        KeepFor(CurrentUser.Nobody with { Id = person }, path, content, ct);

    private async Task<Guid> KeepFor(CurrentUser owner, string path, byte[] content, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        await using var batch = InContext(owner);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "delete from sec.parked_forms where user_id = $1 and parked_at < now() - interval '24 hours'")
        { Parameters = { new() { Value = owner.Id } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into sec.parked_forms (id, user_id, path, content) values ($1, $2, $3, $4)")
        {
            Parameters = { new() { Value = id }, new() { Value = owner.Id }, new() { Value = path }, new() { Value = content } },
        });
        await batch.ExecuteNonQueryAsync(ct);
        return id;
    }

    public async Task<byte[]?> Find(string path, Guid id, CancellationToken ct)
    {
        await using var batch = InContext(user.Now);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            select content from sec.parked_forms
              where id = $1 and user_id = $2 and path = $3 and parked_at > now() - interval '24 hours'
            """)
        { Parameters = { new() { Value = id }, new() { Value = user.Now.Id }, new() { Value = path } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await reader.ReadAsync(ct) ? await reader.GetFieldValueAsync<byte[]>(0, ct) : null;
    }

    // A batch is one transaction and one round trip; the context is its first statement.
    private NpgsqlBatch InContext(CurrentUser owner)
    {
        var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('app.context', $1, true)")
        {
            Parameters = { new() { Value = SecurityContext.Of(owner) } },
        });
        return batch;
    }
}
