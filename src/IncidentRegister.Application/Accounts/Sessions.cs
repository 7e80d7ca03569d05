using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Application.Accounts;

/// <summary>
/// Who holds a session's token, asked of the database on every request: disabling somebody, or ending a session, holds
/// from the next one on. One round trip and no transaction, for it stands before every page.
/// </summary>
public sealed class Sessions(NpgsqlDataSource source)
{
    /// <returns>Null when the token opens no session (any more).</returns>
    /// <exception cref="UnavailableException">The database is away; nobody is signed out by that.</exception>
    public async Task<CurrentUser?> Recall(string token, CancellationToken ct)
    {
        try
        {
            return await Ask(token, ct);
        }
        catch (Exception stale) when (Unavailability.IsMeantBy(stale))
        {
            source.Clear(); // connections of before a restart; the server may be back
        }

        try
        {
            return await Ask(token, ct);
        }
        catch (Exception away) when (Unavailability.IsMeantBy(away))
        {
            throw new UnavailableException(away);
        }
    }

    /// <summary>Whose session it was that ran out with time; null where it is open, was ended by somebody, or never was.</summary>
    public async Task<Guid?> Lapsed(string token, CancellationToken ct)
    {
        try
        {
            await using var command = source.CreateCommand("select sec.lapsed_session($1)");
            command.Parameters.AddWithValue(Token.Hash(token));
            return await command.ExecuteScalarAsync(ct) as Guid?;
        }
        catch (Exception away) when (Unavailability.IsMeantBy(away))
        {
            throw new UnavailableException(away);
        }
    }

    private async Task<CurrentUser?> Ask(string token, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            select user_id, organisation_id, role, display_name, sec.has_keys(user_id), sec.proof_is_old($1)
              from sec.recall_session($1)
            """);
        command.Parameters.AddWithValue(Token.Hash(token));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new CurrentUser(reader.GetGuid(0), reader.GetGuid(1), Code.To<Role>(reader.GetString(2)), reader.GetString(3))
            {
                HasKeys = reader.GetBoolean(4),
                MustProveAgain = reader.GetBoolean(5),
            }
            : null;
    }
}
