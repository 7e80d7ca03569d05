using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>The caller's own views of the queue, all of them, and those that others share; each oldest first.</summary>
public sealed record ListViews : IQuery<IReadOnlyList<NamedView>>
{
    public static Policy Policy => Policies.ReviewCases;
}

/// <param name="Sort">One of <see cref="QueueOrder"/>; null for what is due first.</param>
/// <param name="IsOwn">The caller may change it.</param>
public sealed record NamedView(Guid Id, string Name, QueueFilter Filter, string? Sort, bool IsShared, bool IsOwn);

internal sealed class ListViewsHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ListViews, IReadOnlyList<NamedView>>
{
    /// <summary>More would be no rail.</summary>
    private const int MostOfOthers = 30;

    public async Task<IReadOnlyList<NamedView>> Handle(ListViews request, CancellationToken ct)
    {
        var own = await Oldest(db.OwnViews(user.Now)).Top(SavedView.MostOfOnePerson).ToListAsync(ct);
        var shared = await Oldest(db.SavedViews.Where(v => v.IsShared && v.OwnerId != user.Now.Id)).Top(MostOfOthers).ToListAsync(ct);
        return [.. own.Concat(shared).Select(v => new NamedView(
            v.Id, v.Name, ViewParts.Filter(v.Parts), v.Parts.GetValueOrDefault("sort"), v.IsShared, v.OwnerId == user.Now.Id))];
    }

    private static IQueryable<SavedView> Oldest(IQueryable<SavedView> views) =>
        views.AsNoTracking().OrderBy(v => v.SavedAt).ThenBy(v => v.Id);
}

internal static class ViewFile
{
    public static IQueryable<SavedView> OwnViews(this RegisterDbContext db, CurrentUser user) =>
        db.SavedViews.Where(v => v.OwnerId == user.Id);

    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public static async Task<SavedView> OwnView(this RegisterDbContext db, CurrentUser user, Guid id, CancellationToken ct) =>
        await db.OwnViews(user).SingleOrDefaultAsync(v => v.Id == id, ct) ?? throw new NotFoundException();
}

/// <summary>A filter and an order as they are kept, and back.</summary>
internal static class ViewParts
{
    public static Dictionary<string, string> Of(QueueFilter filter, string? sort) => new (string Name, string? Code)[]
    {
        ("status", filter.Status), ("type", filter.Type), ("assigned", filter.Assigned), ("severity", filter.Severity),
        ("due", filter.Due), ("quiet", filter.Quiet), ("duplicate", filter.Duplicate), ("sort", sort),
    }.Where(p => p.Code is not null).ToDictionary(p => p.Name, p => p.Code!);

    public static QueueFilter Filter(IReadOnlyDictionary<string, string> parts) => new()
    {
        Status = parts.GetValueOrDefault("status"),
        Type = parts.GetValueOrDefault("type"),
        Assigned = parts.GetValueOrDefault("assigned"),
        Severity = parts.GetValueOrDefault("severity"),
        Due = parts.GetValueOrDefault("due"),
        Quiet = parts.GetValueOrDefault("quiet"),
        Duplicate = parts.GetValueOrDefault("duplicate"),
    };
}
