using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>Statements, newest issued first, 25 at a time; those without a known day come before all others.</summary>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">The cursor was altered, or is somebody else's.</exception>
public sealed record ListStatements(string? After = null) : IQuery<StatementList>
{
    public static Policy Policy => Policies.ReadStatements;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record StatementList(IReadOnlyList<StatementLine> Lines, string? Next);

/// <param name="Kind">Code of the vocabulary <c>statement-kind</c>.</param>
/// <param name="Forum">Code of the vocabulary <c>forum</c>, or null.</param>
public sealed record StatementLine(
    Guid Id, string Reference, string Title, string Language, string Kind, string? Forum, IncidentDate IssuedOn, string? IssuedAs)
{
    /// <summary>Confirmed mentions that stand and that the caller may see.</summary>
    public int Links { get; init; }
    public int Asks { get; init; }
}

internal sealed class ListStatementsHandler(RegisterDbContext db, ICurrentUser user, Cursor cursor)
    : IRequestHandler<ListStatements, StatementList>
{
    private const string List = "statements";
    private const int PageSize = 25;

    public async Task<StatementList> Handle(ListStatements request, CancellationToken ct)
    {
        var statements = db.Statements.AsNoTracking();
        if (cursor.Open<DatedPosition>(List, request.After) is { } last)
            statements = last.Day is { } day
                ? statements.Where(s => EF.Functions.LessThan(
                    ValueTuple.Create(s.IssuedFrom, s.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : statements.Where(s => s.IssuedFrom != null || s.Id.CompareTo(last.Id) < 0);

        var lines = await statements.OrderByDescending(s => s.IssuedFrom).ThenByDescending(s => s.Id)
            .Select(s => new StatementLine(s.Id, s.Reference, s.Title, s.Language, s.Kind, s.Forum, s.IssuedOn, s.IssuedAs))
            .Top(PageSize + 1)
            .ToListAsync(ct);
        var shown = lines.Take(PageSize).ToList();
        var next = lines.Count > PageSize ? cursor.Seal(List, new DatedPosition(shown[^1].IssuedOn.From, shown[^1].Id)) : null;

        return new StatementList(await Counted(shown, ct), next);
    }

    private async Task<IReadOnlyList<StatementLine>> Counted(List<StatementLine> lines, CancellationToken ct)
    {
        var ids = lines.ConvertAll(l => l.Id);
        var links = await db.VisibleMentions(user.Now).Links()
            .Join(db.Passages, m => m.PassageId, p => p.Id, (_, p) => p.StatementId).Where(id => ids.Contains(id))
            .GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var asks = await db.Asks
            .Join(db.Passages, a => a.PassageId, p => p.Id, (_, p) => p.StatementId).Where(id => ids.Contains(id))
            .GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        return [.. lines.Select(l => l with { Links = links.GetValueOrDefault(l.Id), Asks = asks.GetValueOrDefault(l.Id) })];
    }
}

/// <summary>Where a page of a list ended that is ordered by day; null where the day is not known.</summary>
internal sealed record DatedPosition(DateOnly? Day, Guid Id);
