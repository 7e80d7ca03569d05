using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// How many more asks stood in a state at the end of a day than at the end of the day before. The database keeps these rows
/// with those of <see cref="AskSpan"/>; nobody else writes them.
/// </summary>
public sealed class AskTally
{
    private AskTally() { } // for EF Core

    /// <summary>As for <see cref="AskSpan"/>.</summary>
    public bool ForLiaison { get; private set; }
    public AskState State { get; private set; }

    /// <summary>UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Below zero: fewer.</summary>
    public int Change { get; private set; }
}

internal static class KeptTallies
{
    /// <summary>What sums up to the counts at that time; states without an ask sum up to zero.</summary>
    /// <param name="asOf">Now, or the end of a day.</param>
    public static IQueryable<AskTally> Tallies(this RegisterDbContext db, CurrentUser user, AsOf asOf)
    {
        var (kept, isLiaison) = (db.AskTallies.AsNoTracking(), user.Role == Role.Liaison);
        var tallies = kept.Where(t => t.ForLiaison == isLiaison);
        return asOf.IsNow ? tallies : tallies.Where(t => t.Day <= asOf.Day);
    }
}
