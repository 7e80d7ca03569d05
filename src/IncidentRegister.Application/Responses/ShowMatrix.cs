using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
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

/// <summary>Incidents by measures: what was asked about each, what is announced and what was taken. Newest incidents first, 200 at a time.</summary>
/// <exception cref="TamperedException">A code is not known, the year is none, or the cursor was altered.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ShowMatrix : IQuery<Matrix>
{
    public const int PageSize = 200;

    public static Policy Policy => Policies.ReadResponses;

    /// <summary>In which the incident may have begun; null for all.</summary>
    public int? Year { get; init; }

    /// <summary>Code of the vocabulary <c>act-type</c>, and ISO 3166-1; null for all.</summary>
    public string? Type { get; init; }
    public string? Country { get; init; }

    /// <summary>The cursor of the page before; null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

/// <param name="Measures">Codes of all that were asked or taken about an incident of this page, each once, in no order.</param>
/// <param name="Countries">Of all incidents that anything was asked or taken about, to choose from.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record Matrix(
    IReadOnlyList<MatrixRow> Rows, IReadOnlyList<string> Measures, IReadOnlyList<string> Countries, string? Next);

/// <param name="Cells">By code of the measure; what was neither asked nor taken is left out.</param>
/// <param name="OldestAsk">Days that the oldest ask has waited about it; null where none waits.</param>
public sealed record MatrixRow(IncidentTag Incident, IReadOnlyDictionary<string, MatrixCell> Cells, DayRange? OldestAsk);

internal sealed class ShowMatrixHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ShowMatrix, Matrix>
{
    public async Task<Matrix> Handle(ShowMatrix request, CancellationToken ct)
    {
        var list = $"matrix|{request.Year}|{request.Type}|{request.Country}|{request.AsOf}";
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var answers = new Answers(db, user.Now, asOf);
        var incidents = Filtered(request, Answered(answers, asOf), await words.Now(ct));
        if (cursor.Open<DatedPosition>(list, request.After) is { } last)
            incidents = last.Day is { } day
                ? incidents.Where(i => EF.Functions.LessThan(
                    ValueTuple.Create(i.OccurredFrom, i.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : incidents.Where(i => i.OccurredFrom != null || i.Id.CompareTo(last.Id) < 0);

        var found = await incidents.OrderByDescending(i => i.OccurredFrom).ThenByDescending(i => i.Id)
            .Select(i => new { i.Id, Tag = new IncidentTag(i.Reference, i.Title, i.Language, i.Occurred, i.Handling) })
            .Top(ShowMatrix.PageSize + 1).ToListAsync(ct);
        var shown = found.Take(ShowMatrix.PageSize).ToList();
        var today = IncidentDate.OnDay(asOf.Day);
        var cells = await new MatrixCells(db, answers).Of(shown.ConvertAll(i => i.Id), ct);
        var rows = shown.ConvertAll(i => cells.Row(i.Id, i.Tag, today));

        return new Matrix(
            rows, [.. rows.SelectMany(r => r.Cells.Keys).Distinct()],
            await Countries(Answered(answers, asOf), ct),
            found.Count > shown.Count ? cursor.Seal(list, new DatedPosition(shown[^1].Tag.Occurred.From, shown[^1].Id)) : null);
    }

    // Country by country: the first incident of each answers for it, where all of them would have to be read for the list.
    private async Task<IReadOnlyList<string>> Countries(IQueryable<Incident> answered, CancellationToken ct) =>
        await db.Terms.Where(t => t.Vocabulary == "country" && answered.Any(i => i.Country == t.Code))
            .Select(t => t.Code).OrderBy(c => c).Top(300).ToListAsync(ct);

    /// <summary>Those, recorded by then, about which something was asked or, as far as the reader may know, taken or announced.</summary>
    /// <remarks>
    /// The first of each is looked for, incident by incident. Asked whether any exists, the planner may go through all asks
    /// and responses for one page.
    /// </remarks>
    private IQueryable<Incident> Answered(Answers answers, AsOf asOf)
    {
        var (readable, asks, planned) = (answers.Readable(), answers.Asks(), answers.Planned());
        var known = db.Incidents.AsNoTracking().VisibleTo(user.Now);
        return (answers.IsPast ? asOf.Of(known) : known).Where(i =>
            db.AskIncidents.Where(a => a.IncidentId == i.Id && (!answers.IsPast || asks.Any(k => k.Id == a.AskId)))
                .Select(a => (Guid?)a.AskId).FirstOrDefault() != null
            || db.ResponseIncidents.Where(a => a.IncidentId == i.Id && readable.Any(r => r.Id == a.ResponseId))
                .Select(a => (Guid?)a.ResponseId).FirstOrDefault() != null
            || db.AnnouncementIncidents.Where(a => a.IncidentId == i.Id && planned.Any(p => p.Id == a.AnnouncementId))
                .Select(a => (Guid?)a.AnnouncementId).FirstOrDefault() != null);
    }

    private static IQueryable<Incident> Filtered(ShowMatrix request, IQueryable<Incident> incidents, Glossary glossary)
    {
        if (request.Year is { } year)
        {
            if (year is < 1000 or > 9998) throw new TamperedException("year");
            var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            incidents = incidents.Where(i => i.OccurredFrom >= first && i.OccurredFrom < next);
        }

        if (request.Type is { } type)
            incidents = glossary.Knows("act-type", type) ? incidents.Where(i => i.ActTypes.Contains(type)) : throw new TamperedException("type");
        if (request.Country is { } country)
            incidents = glossary.Knows("country", country) ? incidents.Where(i => i.Country == country) : throw new TamperedException("country");

        return incidents;
    }
}
