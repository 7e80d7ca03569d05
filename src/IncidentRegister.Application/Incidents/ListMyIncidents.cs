using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// The caller's drafts and what their organisation has sent: what waits for an answer first, then by last change, 50 at
/// a time.
/// </summary>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">The cursor was altered, or is somebody else's.</exception>
public sealed record ListMyIncidents(string? After = null) : IQuery<MyIncidents>
{
    public static Policy Policy => Policies.LogIncidents;
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record MyIncidents(IReadOnlyList<MyIncidentLine> Lines, string? Next);

/// <param name="Country">Code of the vocabulary <c>country</c>, or null.</param>
/// <param name="ActTypes">Codes of the vocabulary <c>act-type</c>.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="IsMine">The caller logged it.</param>
/// <param name="WaitsSince">Since when it waits for the lead of the organisation; null where it does not.</param>
public sealed record MyIncidentLine(
    Guid Id, string Reference, string Title, string Language, IncidentDate Occurred, string? Country, string[] ActTypes, CaseStatus Status,
    Verification Verification, Severity Severity, Tlp Handling, DateTimeOffset UpdatedAt, bool IsMine,
    DateTimeOffset? WaitsSince);

internal sealed class ListMyIncidentsHandler(RegisterDbContext db, ICurrentUser user, Cursor cursor)
    : IRequestHandler<ListMyIncidents, MyIncidents>
{
    private const string List = "my-incidents";
    private const int PageSize = 50;

    public async Task<MyIncidents> Handle(ListMyIncidents request, CancellationToken ct)
    {
        var last = cursor.Open<Position>(List, request.After);
        var own = db.Incidents.AsNoTracking().VisibleTo(user.Now).Where(i => i.OrganisationId == user.Now.OrganisationId);

        // Two walks along the index by last change, instead of one sort of everything.
        var lines = new List<MyIncidentLine>();
        if (last is null or { IsWaiting: true })
            lines.AddRange(await Lines(own.Where(i => i.Case.Status == CaseStatus.NeedsInformation), last, PageSize + 1, ct));
        if (lines.Count <= PageSize)
            lines.AddRange(await Lines(
                own.Where(i => i.Case.Status != CaseStatus.NeedsInformation), last is { IsWaiting: false } ? last : null,
                PageSize + 1 - lines.Count, ct));

        var shown = lines.Take(PageSize).ToList();
        return new MyIncidents(shown, lines.Count > PageSize ? cursor.Seal(List, Position.Of(shown[^1])) : null);
    }

    private Task<List<MyIncidentLine>> Lines(IQueryable<Incident> incidents, Position? last, int count, CancellationToken ct)
    {
        if (last is not null)
            incidents = incidents.Where(i => EF.Functions.LessThan(
                ValueTuple.Create(i.UpdatedAt, i.Id), ValueTuple.Create(last.UpdatedAt, last.Id)));

        return incidents.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id)
            .Select(i => new MyIncidentLine(
                i.Id, i.Reference, i.Title, i.Language, i.Occurred, i.Country, i.ActTypes, i.Case.Status, i.Verification, i.Severity,
                i.Handling, i.UpdatedAt, i.AuthorId == user.Now.Id, i.Case.Hold == CaseHold.Waiting ? i.Case.HeldAt : null))
            .Top(count)
            .ToListAsync(ct);
    }

    private sealed record Position(bool IsWaiting, DateTimeOffset UpdatedAt, Guid Id)
    {
        public static Position Of(MyIncidentLine line) => new(line.Status == CaseStatus.NeedsInformation, line.UpdatedAt, line.Id);
    }
}
