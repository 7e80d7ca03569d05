using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What the caller may know of threats and attacks, the newest release first, 25 at a time.</summary>
/// <param name="After">The cursor of the page before.</param>
public sealed record ListReleases(ReleaseFilter Filter, string? After = null) : IQuery<ReleaseList>
{
    public static Policy Policy => Policies.ReadReleases;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record ReleaseList(IReadOnlyList<ReleaseLine> Lines, string? Next);

/// <summary>One release in a list. Of one that was withdrawn nothing is told but that.</summary>
public sealed record ReleaseLine
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }

    /// <summary>BCP 47 tag of title and summary.</summary>
    public required string Language { get; init; }
    public required Tlp Tlp { get; init; }
    public required IReadOnlyList<string> ActTypes { get; init; }
    public required IReadOnlyList<string> TargetCategories { get; init; }
    public required string? Country { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required Verification? Verification { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public required string? Reason { get; init; }

    /// <summary>References of the release that it took the place of, and of the one that took its place.</summary>
    public required string? Corrects { get; init; }
    public required string? CorrectedBy { get; init; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    internal ReleaseLine Told() => !IsWithdrawn ? this : this with
    {
        Title = "",
        Summary = "",
        ActTypes = [],
        TargetCategories = [],
        Country = null,
        Occurred = IncidentDate.Unknown,
        Verification = null,
    };
}

internal sealed record ReleasePosition(DateTimeOffset ReleasedAt, Guid Id);

internal sealed class ListReleasesHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor)
    : IRequestHandler<ListReleases, ReleaseList>
{
    private const int PageSize = 25;

    public async Task<ReleaseList> Handle(ListReleases request, CancellationToken ct)
    {
        var filter = request.Filter.Checked(await words.Now(ct));
        var list = $"releases {filter}";
        var visible = db.Releases.AsNoTracking().VisibleTo(db, user.Now);

        var releases = visible.That(filter, db.ReleaseWithdrawals);
        if (cursor.Open<ReleasePosition>(list, request.After) is { } last)
            releases = releases.Where(r => EF.Functions.LessThan(
                ValueTuple.Create(r.ReleasedAt, r.Id), ValueTuple.Create(last.ReleasedAt, last.Id)));
        var found = await releases.OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.Id)
            .Lines(visible, db.ReleaseWithdrawals).Top(PageSize + 1).ToListAsync(ct);

        var shown = found.Take(PageSize).Select(l => l.Told()).ToList();
        return new ReleaseList(
            shown, found.Count > PageSize ? cursor.Seal(list, new ReleasePosition(shown[^1].ReleasedAt, shown[^1].Id)) : null);
    }
}
