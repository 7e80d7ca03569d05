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

/// <summary>Responses, newest first, 25 at a time, each with the days since its incidents and its asks.</summary>
/// <param name="Measure">Code of a strategy measure, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">The code is not known, or the cursor was altered.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ListResponses(string? Measure = null, string? After = null) : IQuery<ResponseList>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>The key of a party that took it, alone or with others; null for all.</summary>
    public string? Party { get; init; }

    /// <summary>Up to 5,000 lines instead of 25, for an export.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Code of a measure: those of it, and those that give what an ask for it asked, even by another measure.</summary>
    public string? For { get; init; }

    /// <summary>Reference of an incident that the reader may see, or of an ask; null for all.</summary>
    public string? Incident { get; init; }
    public string? Ask { get; init; }

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record ResponseList(IReadOnlyList<ResponseLine> Lines, string? Next);

internal sealed class ListResponsesHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListResponses, ResponseList>
{
    public async Task<ResponseList> Handle(ListResponses request, CancellationToken ct)
    {
        var (list, size) = ($"responses|{request with { After = null }}", request.IsWhole ? 5000 : 25);
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var responses = Filtered(request, new Answers(db, user.Now, asOf).Readable().AsNoTracking(), await words.Now(ct));
        if (cursor.Open<DatedPosition>(list, request.After) is { } last)
            responses = last.Day is { } day
                ? responses.Where(r => EF.Functions.LessThan(
                    ValueTuple.Create(r.TakenFrom, r.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : responses.Where(r => r.TakenFrom != null || r.Id.CompareTo(last.Id) < 0);
        else if (!asOf.IsNow && !await responses.AnyAsync(r => r.TakenFrom == null, ct)) // as in ListAsks
            responses = responses.Where(r => r.TakenFrom <= asOf.Day.AddDays(1));

        var lines = await new ResponseLines(db, user.Now).Of(
            responses.OrderByDescending(r => r.TakenFrom).ThenByDescending(r => r.Id).Top(size + 1), ct);
        var shown = lines.Take(size).ToList();

        return new ResponseList(
            shown, lines.Count > size ? cursor.Seal(list, new DatedPosition(shown[^1].TakenOn.From, shown[^1].Id)) : null);
    }

    private IQueryable<Response> Filtered(ListResponses request, IQueryable<Response> responses, Glossary glossary)
    {
        if (request.Measure is { } measure)
            responses = glossary.Knows(Glossary.Measures, measure)
                ? responses.Where(r => r.Measure == measure) : throw new TamperedException("measure");
        if (request.Party is { } key)
        {
            var party = glossary.PartyOf(key) ?? throw new TamperedException("party");
            responses = responses.Where(r => r.PartyId == party || r.Parties.Any(p => p.PartyId == party));
        }

        if (request.For is not null && !glossary.Knows(Glossary.Measures, request.For)) throw new TamperedException("for");
        if (request.Incident is not null || request.For is not null) responses = AboutFor(responses, request);
        if (request.Ask is { } ask)
        {
            var reference = Written(ask, "ask");
            responses = responses.Where(r => r.Fulfilments.Any(f => db.Asks.Any(a => a.Id == f.AskId && a.Reference == reference)));
        }

        return responses;
    }

    /// <summary>As the matrix counts them: about the incident and of the measure, or fulfilling an ask that is.</summary>
    private IQueryable<Response> AboutFor(IQueryable<Response> responses, ListResponses request)
    {
        var (direct, asks) = (responses, db.Asks.AsQueryable());
        if (request.Incident is { } incident)
        {
            var reference = Written(incident, "incident");
            var incidents = db.Incidents.VisibleTo(user.Now).Where(i => i.Reference == reference);
            direct = direct.Where(r => r.Incidents.Any(about => incidents.Any(i => i.Id == about.IncidentId)));
            asks = asks.Where(a => a.Incidents.Any(about => incidents.Any(i => i.Id == about.IncidentId)));
        }

        if (request.For is not { } measure) return direct;

        var own = direct.Where(r => r.Measure == measure);
        asks = asks.Where(a => a.Measure == measure);
        return responses.Where(r => own.Any(o => o.Id == r.Id) || r.Fulfilments.Any(f => asks.Any(a => a.Id == f.AskId)));
    }

    private static string Written(string typed, string field) =>
        Reference.TryParse(typed, out var reference) ? reference.ToString() : throw new TamperedException(field);
}
