using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Overview;
using MediatR;

namespace IncidentRegister.Application.Overview;

/// <summary>The figures of what the caller may read, now or as they were known at the end of a day.</summary>
/// <param name="AsOf">A day such as <c>2024-12-05</c>, in UTC; null or empty: now, and the visit is kept.</param>
/// <param name="Year">Of the time line; null: the last 52 weeks.</param>
/// <exception cref="ValidationException">
/// <c>as-of.malformed</c>, <c>as-of.in-future</c>, <c>as-of.before-register</c>.
/// </exception>
/// <exception cref="TamperedException">A year that no page of the register offers.</exception>
public sealed record ShowOverview(string? AsOf = null, int? Year = null) : IQuery<OverviewSheet>
{
    public const int UsualWeeks = 52;

    /// <summary>Of the time line: that of the first threats that the register was made for.</summary>
    public const int FirstYear = 2018;

    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="Day">The last day that is counted; UTC.</param>
/// <param name="Now">The figures at the end of that day.</param>
/// <param name="Before">The figures when the visit before this one ended; null where there was none, and for days past.</param>
/// <param name="LastVisit">When that was; UTC.</param>
public sealed record OverviewSheet(DateOnly Day, Figures Now, Figures? Before, DateTimeOffset? LastVisit)
{
    /// <summary>Most first.</summary>
    public required IReadOnlyList<CodeCount> Types { get; init; }
    public required IReadOnlyList<CodeCount> Targets { get; init; }
    public required IReadOnlyList<CodeCount> Actors { get; init; }
    public required IReadOnlyList<CodeCount> Countries { get; init; }
    public required TimeLine TimeLine { get; init; }

    /// <summary>The last year in which anything happened; asked for only where the time line is empty, else null.</summary>
    public required int? LastYear { get; init; }
    public required IReadOnlyList<AskWaits> Asks { get; init; }

    /// <summary>
    /// The reader's organisation did not log all of it: of a place, fewer than three are not told apart on a page that
    /// may be printed and handed on.
    /// </summary>
    public required bool HidesFew { get; init; }
}

internal sealed class ShowOverviewHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ShowOverview, OverviewSheet>
{
    public async Task<OverviewSheet> Handle(ShowOverview request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asOf = AsOf.Read(request.AsOf, now, await db.Began(ct));
        if (request.Year is { } year && (year < ShowOverview.FirstYear || year > asOf.Day.Year)) throw new TamperedException("year");

        var lastVisit = asOf.IsNow ? await new Visits(db, user.Now).Enter(now, ct) : null;
        var (counts, figures) = (new Counts(db, user.Now, asOf), new OverviewFigures(db, user.Now, asOf));
        var places = await counts.Of([.. OverviewFigures.Kinds, .. OverviewFigures.AskKinds, .. OverviewTables.Kinds], ct);
        var before = lastVisit is { } then ? await figures.At(then, now, places, ct) : null;
        var timeLine = await counts.Over(
            request.Year is { } chosen ? Week.OfYear(chosen) : Week.Until(asOf.Day, ShowOverview.UsualWeeks), places, ct);

        return new OverviewSheet(asOf.Day, figures.Of(places), before, lastVisit)
        {
            Types = OverviewTables.Of(CountKind.Type, places),
            Targets = OverviewTables.Of(CountKind.Target, places),
            Actors = OverviewTables.Of(CountKind.Actor, places),
            Countries = OverviewTables.Of(CountKind.Country, places),
            TimeLine = timeLine,
            LastYear = timeLine.Counts.Count > 0 ? null : await new CountedIncidents(db, user.Now, asOf).OfAnything(asOf.Day, ct),
            Asks = await figures.ByMeasure(places, ct),
            HidesFew = user.Now.Role == Role.Liaison,
        };
    }
}
