using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>
/// Where one incident that was sent, one ask or one response counted, from one recorded instant until another. The database
/// keeps these rows, in the transaction that records what they follow from; nobody else writes them.
/// </summary>
public sealed class CountedSpan
{
    private CountedSpan() { } // for EF Core

    /// <summary>Of the incident, the ask or the response.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>As the liaison knows it; else as those do who may read no confidential response.</summary>
    public bool ForLiaison { get; private set; }

    /// <summary>UTC; from the instant after this one.</summary>
    public DateTimeOffset KnownFrom { get; private set; }

    /// <summary>UTC; that instant included. Null: it counts so.</summary>
    public DateTimeOffset? KnownUntil { get; private set; }

    /// <summary>These two as for <see cref="KeptCount"/>.</summary>
    public Guid OrganisationId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>A kind and a code each, with a stroke between them: <c>type|threat</c>.</summary>
    public string[] Tells { get; private set; } = [];
}

internal static class CountedSpans
{
    /// <summary>Those that the person may know of.</summary>
    public static IQueryable<CountedSpan> SpansFor(this RegisterDbContext db, CurrentUser user)
    {
        var (spans, isLiaison, whose) = (db.CountedSpans.AsNoTracking(), user.Role == Role.Liaison, new Whose(user));
        return spans.Where(s => s.ForLiaison == isLiaison && whose.Organisations.Contains(s.OrganisationId) && whose.Authors.Contains(s.AuthorId));
    }

    /// <summary>Those that counted then.</summary>
    public static IQueryable<CountedSpan> At(this IQueryable<CountedSpan> spans, AsOf asOf) => asOf.IsNow
        ? spans.Where(s => s.KnownUntil == null)
        : spans.Where(s => s.KnownFrom < asOf.Before && (s.KnownUntil == null || s.KnownUntil >= asOf.Before));
}

/// <summary>Whose counts a person may read, as ids of <see cref="KeptCount"/>.</summary>
internal sealed class Whose
{
    public Whose(CurrentUser user)
    {
        var isOfAnOrganisation = user.Role is Role.Lead or Role.Reporter;
        Organisations = isOfAnOrganisation ? [Guid.Empty, user.OrganisationId] : [Guid.Empty];
        Authors = isOfAnOrganisation ? [Guid.Empty, user.Id] : [Guid.Empty];
    }

    public IReadOnlyList<Guid> Organisations { get; }
    public IReadOnlyList<Guid> Authors { get; }
}
