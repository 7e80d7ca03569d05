using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// One at a time marks the words of a statement: two people who choose the same words must not both make a passage of
/// them, nor the same link twice. Nobody may change passages, so there is no row to lock.
/// </summary>
internal static class StatementTurn
{
    /// <summary>Waits for its turn, and keeps it until the transaction ends.</summary>
    public static Task Take(RegisterDbContext db, string reference, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({reference}, 0))", ct);
}
