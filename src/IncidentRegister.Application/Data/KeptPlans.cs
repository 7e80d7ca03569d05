using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Data;

/// <summary>Statements that find all they need by a key, whatever the key is.</summary>
internal static class KeptPlans
{
    /// <summary>
    /// Until the transaction ends the database plans a statement once a connection: to its planner, each key is worth a plan
    /// of its own, which comes out the same and takes longer than carrying it out.
    /// </summary>
    public static Task KeepPlans(this RegisterDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"set local plan_cache_mode = force_generic_plan", ct);
}
