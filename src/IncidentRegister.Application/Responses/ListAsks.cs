using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Asks, 25 at a time, each with the days to its first response or those that it has waited.</summary>
/// <param name="State">Code of a state of asks, or null for all.</param>
/// <param name="Measure">Code of a strategy measure, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">A code or a key is not known, or the cursor was altered.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ListAsks(string? State = null, string? Measure = null, string? After = null) : IQuery<AskList>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>What else narrows the list; its state and measure are those of the list where they are null.</summary>
    public AskFilter Filter { get; init; } = new();

    /// <summary>Code of <see cref="AskSort"/>; null: newest first.</summary>
    public string? Sort { get; init; }

    /// <summary>Up to 5,000 lines instead of 25, for an export.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }

    internal int PageSize => IsWhole ? 5000 : 25;

    internal AskFilter Whole => Filter with { State = State ?? Filter.State, Measure = Measure ?? Filter.Measure };
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record AskList(IReadOnlyList<AskLine> Lines, string? Next);

internal sealed class ListAsksHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListAsks, AskList>
{
    public async Task<AskList> Handle(ListAsks request, CancellationToken ct)
    {
        var sort = Order(request.Sort);
        var list = $"asks|{request.Whole}|{sort}|{request.AsOf}";
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var asks = new FilteredAsks(db, user.Now, await words.Now(ct), asOf).Of(request.Whole).AsNoTracking();
        if (cursor.Open<DatedPosition>(list, request.After) is { } last) asks = Behind(asks, sort, last);
        else if (sort == AskSort.Newest && !asOf.IsNow) asks = await Until(asOf.Day, asks, ct);

        var lines = await new AskLines(db, user.Now, asOf).Of(
            Sorted(asks, sort).Top(request.PageSize + 1), sort, ct);
        var shown = lines.Take(request.PageSize).ToList();

        return new AskList(shown, lines.Count > request.PageSize ? cursor.Seal(list, await Position(shown[^1], sort, ct)) : null);
    }

    // What is newer than the day was not asked yet; the index shall not be read through it all. No statement is dated more
    // than a day ahead. Asks of no known day come first, if there are any.
    private static async Task<IQueryable<Ask>> Until(DateOnly day, IQueryable<Ask> asks, CancellationToken ct)
    {
        var last = day.AddDays(1);
        return await asks.AnyAsync(a => a.AskedFrom == null, ct) ? asks : asks.Where(a => a.AskedFrom <= last);
    }

    private static AskSort Order(string? code) =>
        code is null ? AskSort.Newest : Code.TryTo<AskSort>(code, out var sort) ? sort : throw new TamperedException("sort");

    private static IQueryable<Ask> Sorted(IQueryable<Ask> asks, AskSort sort) => sort switch
    {
        AskSort.Oldest => asks.OrderBy(a => a.AskedFrom).ThenBy(a => a.Id),
        AskSort.Due => asks.OrderBy(a => a.ReplyDue).ThenBy(a => a.Id),
        _ => asks.OrderByDescending(a => a.AskedFrom).ThenByDescending(a => a.Id),
    };

    // An ask of no known day is the newest of all, as the database has it: nulls come last where days rise.
    private static IQueryable<Ask> Behind(IQueryable<Ask> asks, AskSort sort, DatedPosition last) => (sort, last.Day) switch
    {
        (AskSort.Due, { } day) => asks.Where(a => EF.Functions.GreaterThan(
            ValueTuple.Create(a.ReplyDue, a.Id), ValueTuple.Create(day, last.Id))),
        (AskSort.Oldest, { } day) => asks.Where(a => a.AskedFrom == null || EF.Functions.GreaterThan(
            ValueTuple.Create(a.AskedFrom, a.Id), ValueTuple.Create((DateOnly?)day, last.Id))),
        (AskSort.Oldest, null) => asks.Where(a => a.AskedFrom == null && a.Id.CompareTo(last.Id) > 0),
        (_, { } day) => asks.Where(a => EF.Functions.LessThan(
            ValueTuple.Create(a.AskedFrom, a.Id), ValueTuple.Create((DateOnly?)day, last.Id))),
        _ => asks.Where(a => a.AskedFrom != null || a.Id.CompareTo(last.Id) < 0),
    };

    // What is shown of the due day depends on the reader; the order does not.
    private async Task<DatedPosition> Position(AskLine line, AskSort sort, CancellationToken ct) => new(
        sort == AskSort.Due
            ? await db.Asks.Where(a => a.Id == line.Id).Select(a => a.ReplyDue).SingleAsync(ct)
            : line.AskedOn.From,
        line.Id);
}
