using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What everybody may know of threats and attacks, the newest release first, 25 at a time.</summary>
/// <param name="After">The cursor of the page before.</param>
/// <exception cref="NotFoundException">The public page is closed.</exception>
public sealed record ListPublicReleases(ReleaseFilter Filter, string? After = null) : IQuery<PublicList>
{
    public static Policy Policy => Policies.ReadPublicPage;
}

/// <param name="Choices">What the list can be narrowed to, whatever it is narrowed to now.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record PublicList(IReadOnlyList<PublicLine> Lines, PublicChoices Choices, string? Next);

/// <summary>Codes that some public release tells, by code; years in which one may have happened, the latest first.</summary>
public sealed record PublicChoices(IReadOnlyList<string> Types, IReadOnlyList<string> Countries, IReadOnlyList<int> Years);

/// <summary>A release that is TLP:CLEAR, made for everybody, and stands.</summary>
public sealed record PublicLine
{
    private const int VersionLength = 12;

    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }

    /// <summary>BCP 47 tag of title and summary.</summary>
    public required string Language { get; init; }

    /// <summary>Codes; empty or null where they are not told.</summary>
    public required IReadOnlyList<string> ActTypes { get; init; }
    public required IReadOnlyList<string> TargetCategories { get; init; }
    public required string? Country { get; init; }
    public required string? Situation { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required Severity? Severity { get; init; }
    public required Verification? Verification { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Of all that was released.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>References of the release that it took the place of, and of the one that took its place.</summary>
    public required string? Corrects { get; init; }
    public required string? CorrectedBy { get; init; }

    /// <summary>The first 12 hexadecimal digits of the hash: a release never changes, and a correction has another.</summary>
    public string Version => Convert.ToHexStringLower(Sha256)[..VersionLength];
}

internal sealed class ListPublicReleasesHandler(RegisterDbContext db, Words words, Cursor cursor)
    : IRequestHandler<ListPublicReleases, PublicList>
{
    private const int PageSize = 25;
    private const int MaxChoices = 300;

    public async Task<PublicList> Handle(ListPublicReleases request, CancellationToken ct)
    {
        await db.RefuseIfClosed(ct);
        var filter = request.Filter.Checked(await words.Now(ct));
        var list = $"public releases {filter}";
        var releases = db.PublicReleases().That(filter, db.ReleaseWithdrawals);
        if (cursor.Open<ReleasePosition>(list, request.After) is { } last)
            releases = releases.Where(r => EF.Functions.LessThan(
                ValueTuple.Create(r.ReleasedAt, r.Id), ValueTuple.Create(last.ReleasedAt, last.Id)));
        var found = await db.PublicLines(releases).Top(PageSize + 1).ToListAsync(ct);

        var shown = found.Take(PageSize).ToList();
        return new PublicList(shown, await Choices(db.PublicReleases(), ct),
            found.Count > PageSize ? cursor.Seal(list, new ReleasePosition(shown[^1].ReleasedAt, shown[^1].Id)) : null);
    }

    private static async Task<PublicChoices> Choices(IQueryable<Release> releases, CancellationToken ct) => new(
        await releases.SelectMany(r => r.ActTypes).Distinct().OrderBy(type => type).Top(MaxChoices).ToListAsync(ct),
        await releases.Where(r => r.Country != null).Select(r => r.Country!).Distinct().OrderBy(code => code).Top(MaxChoices).ToListAsync(ct),
        await releases.Where(r => r.OccurredFrom != null).Select(r => r.OccurredFrom!.Value.Year)
            .Union(releases.Where(r => r.OccurredTo != null).Select(r => r.OccurredTo!.Value.Year))
            .OrderByDescending(year => year).Top(MaxChoices).ToListAsync(ct));
}
