using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>The incidents behind a number of the overview, last sent first, 50 at a time.</summary>
/// <param name="AsOf">As for <see cref="ShowOverview"/>.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="FluentValidation.ValidationException">As for <see cref="ShowOverview"/>.</exception>
/// <exception cref="TamperedException">A code is not known, or the cursor was altered.</exception>
public sealed record ListCounted(CountedFilter Filter, string? AsOf = null, string? After = null) : IQuery<CountedList>
{
    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record CountedList(IReadOnlyList<CountedLine> Lines, string? Next);

public sealed record CountedLine(
    Guid Id, string Reference, string Title, string Language, IncidentDate Occurred, string? Country, Severity Severity, Tlp Handling,
    DateTimeOffset SubmittedAt);

internal sealed class ListCountedHandler(RegisterDbContext db, ICurrentUser user, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListCounted, CountedList>
{
    private const int PageSize = 50;

    public async Task<CountedList> Handle(ListCounted request, CancellationToken ct)
    {
        var asOf = AsOf.Read(request.AsOf, clock.GetUtcNow(), await db.Began(ct));
        var list = $"counted|{request.AsOf}|{request.Filter}";
        var incidents = request.Filter.Of(new CountedIncidents(db, user.Now, asOf), db);
        if (cursor.Open<Position>(list, request.After) is { } last)
            incidents = incidents.Where(i => EF.Functions.LessThan(
                ValueTuple.Create(i.Case.SubmittedAt, i.Id), ValueTuple.Create((DateTimeOffset?)last.SubmittedAt, last.Id)));

        var lines = await incidents.OrderByDescending(i => i.Case.SubmittedAt).ThenByDescending(i => i.Id)
            .Select(i => new CountedLine(
                i.Id, i.Reference, i.Title, i.Language, i.Occurred, i.Country, i.Severity, i.Handling, i.Case.SubmittedAt!.Value))
            .Top(PageSize + 1).ToListAsync(ct);
        var shown = lines.Take(PageSize).ToList();

        return new CountedList(shown, lines.Count > PageSize ? cursor.Seal(list, new Position(shown[^1].SubmittedAt, shown[^1].Id)) : null);
    }

    private sealed record Position(DateTimeOffset SubmittedAt, Guid Id);
}
