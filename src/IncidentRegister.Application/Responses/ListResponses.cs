using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Responses, newest first, 25 at a time, each with the days since its incidents and its asks.</summary>
/// <param name="Measure">Code of a strategy measure, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">The code is not known, or the cursor was altered.</exception>
public sealed record ListResponses(string? Measure = null, string? After = null) : IQuery<ResponseList>
{
    public static Policy Policy => Policies.ReadResponses;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record ResponseList(IReadOnlyList<ResponseLine> Lines, string? Next);

internal sealed class ListResponsesHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor)
    : IRequestHandler<ListResponses, ResponseList>
{
    private const int PageSize = 25;

    public async Task<ResponseList> Handle(ListResponses request, CancellationToken ct)
    {
        var list = $"responses|{request.Measure}";
        var responses = new Answers(db, user.Now).Readable().AsNoTracking();
        if (request.Measure is { } measure)
            responses = (await words.Now(ct)).Knows(Glossary.Measures, measure)
                ? responses.Where(r => r.Measure == measure) : throw new TamperedException("measure");
        if (cursor.Open<DatedPosition>(list, request.After) is { } last)
            responses = last.Day is { } day
                ? responses.Where(r => EF.Functions.LessThan(
                    ValueTuple.Create(r.TakenFrom, r.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : responses.Where(r => r.TakenFrom != null || r.Id.CompareTo(last.Id) < 0);

        var lines = await new ResponseLines(db, user.Now).Of(
            responses.OrderByDescending(r => r.TakenFrom).ThenByDescending(r => r.Id).Take(PageSize + 1), ct);
        var shown = lines.Take(PageSize).ToList();

        return new ResponseList(
            shown, lines.Count > PageSize ? cursor.Seal(list, new DatedPosition(shown[^1].TakenOn.From, shown[^1].Id)) : null);
    }
}
