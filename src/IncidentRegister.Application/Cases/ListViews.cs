using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>The caller's own views of the queue, oldest first, all of them.</summary>
public sealed record ListViews : IQuery<IReadOnlyList<OwnView>>
{
    public static Policy Policy => Policies.ReviewCases;
}

/// <param name="Sort">One of <see cref="QueueOrder"/>; null for what is due first.</param>
public sealed record OwnView(Guid Id, string Name, QueueFilter Filter, string? Sort);

internal sealed class ListViewsHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ListViews, IReadOnlyList<OwnView>>
{
    public async Task<IReadOnlyList<OwnView>> Handle(ListViews request, CancellationToken ct)
    {
        var views = await db.OwnViews(user.Now).AsNoTracking().OrderBy(v => v.SavedAt).ThenBy(v => v.Id)
            .Take(SavedView.MostOfOnePerson).ToListAsync(ct);
        return views.ConvertAll(v => new OwnView(v.Id, v.Name, ViewParts.Filter(v.Parts), v.Parts.GetValueOrDefault("sort")));
    }
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
