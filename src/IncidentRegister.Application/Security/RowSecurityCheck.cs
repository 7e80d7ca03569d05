using Npgsql;

namespace IncidentRegister.Application.Security;

/// <summary>The register does not start on a database whose second fence has a hole.</summary>
public sealed class RowSecurityCheck(NpgsqlDataSource source)
{
    /// <exception cref="InvalidOperationException">A table lacks its policy, or the role stands above policies.</exception>
    public async Task RefuseHoles(CancellationToken ct)
    {
        await using var mighty = source.CreateCommand(
            "select rolsuper or rolbypassrls or pg_has_role('register_owner', 'member') from pg_roles where rolname = current_user");
        if ((bool)(await mighty.ExecuteScalarAsync(ct))!)
            throw new InvalidOperationException("Connect as register_app: this role owns the tables, or row-level security does not hold for it.");

        await using var tables = source.CreateCommand("select coalesce(string_agg(name, ', '), '') from sec.unguarded_tables()");
        if ((string)(await tables.ExecuteScalarAsync(ct))! is { Length: > 0 } names)
            throw new InvalidOperationException($"Row-level security is missing on {names}. Run the migrations.");
    }
}
