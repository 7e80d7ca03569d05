using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// How one ask stood from one recorded instant until another. The database keeps these rows, in the transaction that
/// records what they follow from; nobody else writes them.
/// </summary>
public sealed class AskSpan
{
    private AskSpan() { } // for EF Core

    public Guid AskId { get; private set; }

    /// <summary>As the liaison knows it; else as those do who may read no confidential response.</summary>
    public bool ForLiaison { get; private set; }

    /// <summary>UTC; from the instant after this one.</summary>
    public DateTimeOffset KnownFrom { get; private set; }

    /// <summary>UTC; that instant included. Null: it stands so.</summary>
    public DateTimeOffset? KnownUntil { get; private set; }
    public AskState State { get; private set; }

    /// <summary>These three as the ask has them, so that counts read nothing else.</summary>
    public Guid AddresseeId { get; private set; }
    public DateOnly? AskedFrom { get; private set; }
    public DateOnly ReplyDue { get; private set; }
}

internal static class KeptSpans
{
    /// <summary>One for each ask that was recorded, as the person may know of its answers.</summary>
    /// <param name="asOf">Null: now.</param>
    public static IQueryable<AskSpan> Spans(this RegisterDbContext db, CurrentUser user, AsOf? asOf)
    {
        var kept = db.AskSpans.AsNoTracking();
        var spans = user.Role == Role.Liaison ? kept.Where(s => s.ForLiaison) : kept.Where(s => !s.ForLiaison);
        return asOf is not { IsNow: false } past
            ? spans.Where(s => s.KnownUntil == null)
            : spans.Where(s => s.KnownFrom < past.Before && (s.KnownUntil == null || s.KnownUntil >= past.Before));
    }
}
