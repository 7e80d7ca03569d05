using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Asks, newest first, 25 at a time, each with the days to its first response or those that it has waited.</summary>
/// <param name="State">Code of a state of asks, or null for all.</param>
/// <param name="Measure">Code of a strategy measure, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">A code is not known, or the cursor was altered.</exception>
public sealed record ListAsks(string? State = null, string? Measure = null, string? After = null) : IQuery<AskList>
{
    public static Policy Policy => Policies.ReadResponses;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record AskList(IReadOnlyList<AskLine> Lines, string? Next);

internal sealed class ListAsksHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListAsks, AskList>
{
    private const int PageSize = 25;

    public async Task<AskList> Handle(ListAsks request, CancellationToken ct)
    {
        var list = $"asks|{request.State}|{request.Measure}";
        var asks = await Filtered(request, ct);
        if (cursor.Open<DatedPosition>(list, request.After) is { } last)
            asks = last.Day is { } day
                ? asks.Where(a => EF.Functions.LessThan(
                    ValueTuple.Create(a.AskedFrom, a.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : asks.Where(a => a.AskedFrom != null || a.Id.CompareTo(last.Id) < 0);

        var today = IncidentDate.OnDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var lines = await new AskLines(db, user.Now, today).Of(
            asks.OrderByDescending(a => a.AskedFrom).ThenByDescending(a => a.Id).Take(PageSize + 1), ct);
        var shown = lines.Take(PageSize).ToList();

        return new AskList(
            shown, lines.Count > PageSize ? cursor.Seal(list, new DatedPosition(shown[^1].AskedOn.From, shown[^1].Id)) : null);
    }

    private async Task<IQueryable<Ask>> Filtered(ListAsks request, CancellationToken ct)
    {
        var asks = db.Asks.AsNoTracking();
        if (request.State is { } code)
            asks = Code.TryTo<AskState>(code, out var state)
                ? new Answers(db, user.Now).In(state, asks) : throw new TamperedException("state");
        if (request.Measure is { } measure)
            asks = (await words.Now(ct)).Knows(Glossary.Measures, measure)
                ? asks.Where(a => a.Measure == measure) : throw new TamperedException("measure");

        return asks;
    }
}
