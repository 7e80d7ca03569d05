using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// An open case that may be of an event which another record tells of, as it was found when it was compared. The database
/// writes these rows, and clears them away when the case is decided, or one of the two is merged or said to be another event.
/// </summary>
public sealed class PossibleDuplicate
{
    private PossibleDuplicate() { } // for EF Core

    public Guid IncidentId { get; private set; }
    public Guid OtherId { get; private set; }
}

internal static class KeptDuplicates
{
    /// <summary>
    /// Where the other record stands for itself, and this person may read it. Of many cases each is to be asked for its first one:
    /// for Any, PostgreSQL reads all there are.
    /// </summary>
    public static IQueryable<PossibleDuplicate> DuplicatesFor(this RegisterDbContext db, CurrentUser user)
    {
        var standing = db.Incidents.VisibleTo(user).Where(i => i.MergedIntoId == null);
        return db.PossibleDuplicates.Where(d => standing.Any(i => i.Id == d.OtherId));
    }
}
