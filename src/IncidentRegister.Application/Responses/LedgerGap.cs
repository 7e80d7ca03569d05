using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Asks of one addressee about one incident that stood, and nothing taken, from one recorded instant until another. The
/// database keeps these rows, in the transaction that records what they follow from; nobody else writes them.
/// </summary>
public sealed class LedgerGap
{
    private LedgerGap() { } // for EF Core

    public Guid IncidentId { get; private set; }
    public Guid AddresseeId { get; private set; }

    /// <summary>As the liaison knows it; else as those do who may read no confidential response.</summary>
    public bool ForLiaison { get; private set; }

    /// <summary>UTC; from the instant after this one.</summary>
    public DateTimeOffset KnownFrom { get; private set; }

    /// <summary>UTC; that instant included. Null: it stands.</summary>
    public DateTimeOffset? KnownUntil { get; private set; }
    public Guid OrganisationId { get; private set; }

    /// <summary>The day of the first ask that waits; the last day there is where that is not known.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>How many wait.</summary>
    public int Asks { get; private set; }
}

internal static class KeptGaps
{
    /// <summary>What the person may know of; each condition once, since an index holds just those rows.</summary>
    public static IQueryable<LedgerGap> Gaps(this RegisterDbContext db, CurrentUser user, AsOf asOf)
    {
        var kept = db.LedgerGaps.AsNoTracking();
        var gaps = user.Role == Role.Liaison
            ? kept.Where(g => g.ForLiaison)
            : kept.Where(g => !g.ForLiaison && g.OrganisationId == user.OrganisationId);
        return asOf.IsNow
            ? gaps.Where(g => g.KnownUntil == null)
            : gaps.Where(g => g.KnownFrom < asOf.Before && (g.KnownUntil == null || g.KnownUntil >= asOf.Before));
    }
}
