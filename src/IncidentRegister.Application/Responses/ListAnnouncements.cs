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

/// <summary>Measures that were announced, newest first, 25 at a time.</summary>
/// <param name="Measure">Code of a strategy measure, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">A code or a key is not known, or the cursor was altered.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ListAnnouncements(string? Measure = null, string? After = null) : IQuery<AnnouncementList>
{
    /// <summary>The code of <see cref="State"/> for those that nothing became of yet.</summary>
    public const string Standing = "standing";

    public static Policy Policy => Policies.ReadResponses;

    /// <summary><see cref="Standing"/>, or the code of an <see cref="AnnouncementOutcome"/>; null for all.</summary>
    public string? State { get; init; }

    /// <summary>The key of the party that announced it; null for all.</summary>
    public string? Party { get; init; }

    /// <summary>Reference of an incident that the reader may see: about it, or answering an ask about it.</summary>
    public string? Incident { get; init; }

    /// <summary>Code of a measure: those of it, and those that answer an ask for it, even with another measure.</summary>
    public string? For { get; init; }

    /// <summary>Up to 5,000 lines instead of 25, for an export.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record AnnouncementList(IReadOnlyList<AnnouncementLine> Lines, string? Next);

internal sealed class ListAnnouncementsHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListAnnouncements, AnnouncementList>
{
    public async Task<AnnouncementList> Handle(ListAnnouncements request, CancellationToken ct)
    {
        var (list, size) = ($"announcements|{request with { After = null }}", request.IsWhole ? 5000 : 25);
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var announcements = Filtered(request, new Answers(db, user.Now, asOf), await words.Now(ct));
        if (cursor.Open<DatedPosition>(list, request.After) is { } last)
            announcements = last.Day is { } day
                ? announcements.Where(a => EF.Functions.LessThan(
                    ValueTuple.Create(a.AnnouncedFrom, a.Id), ValueTuple.Create((DateOnly?)day, last.Id)))
                : announcements.Where(a => a.AnnouncedFrom != null || a.Id.CompareTo(last.Id) < 0);

        var lines = await new AnnouncementLines(db, user.Now, asOf).Of(
            announcements.OrderByDescending(a => a.AnnouncedFrom).ThenByDescending(a => a.Id).Top(size + 1), ct);
        var shown = lines.Take(size).ToList();

        return new AnnouncementList(
            shown, lines.Count > size ? cursor.Seal(list, new DatedPosition(shown[^1].AnnouncedOn.From, shown[^1].Id)) : null);
    }

    private IQueryable<Announcement> Filtered(ListAnnouncements request, Answers known, Glossary glossary)
    {
        var announcements = InState(request.State, known);
        if (request.Measure is { } measure)
            announcements = glossary.Knows(Glossary.Measures, measure)
                ? announcements.Where(a => a.Measure == measure) : throw new TamperedException("measure");
        if (request.Party is { } key)
        {
            var party = glossary.PartyOf(key) ?? throw new TamperedException("party");
            announcements = announcements.Where(a => a.PartyId == party);
        }

        if (request.For is not null && !glossary.Knows(Glossary.Measures, request.For)) throw new TamperedException("for");
        return request.Incident is null && request.For is null ? announcements : AboutFor(announcements, known, request);
    }

    private static IQueryable<Announcement> InState(string? state, Answers known)
    {
        if (state is null) return known.Announced();
        if (state == ListAnnouncements.Standing) return known.Planned();
        if (!Code.TryTo<AnnouncementOutcome>(state, out var outcome)) throw new TamperedException("state");

        var ends = known.Ends();
        return known.Announced().Where(a => ends.Any(e => e.AnnouncementId == a.Id && e.Outcome == outcome));
    }

    /// <summary>As the matrix counts them.</summary>
    private IQueryable<Announcement> AboutFor(IQueryable<Announcement> announcements, Answers known, ListAnnouncements request)
    {
        var (own, asks) = (announcements, known.Asks());
        if (request.Incident is { } typed)
        {
            var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new TamperedException("incident");
            var incidents = db.Incidents.VisibleTo(user.Now).Where(i => i.Reference == reference);
            own = own.Where(a => a.Incidents.Any(about => incidents.Any(i => i.Id == about.IncidentId)));
            asks = asks.Where(a => a.Incidents.Any(about => incidents.Any(i => i.Id == about.IncidentId)));
        }

        if (request.For is { } measure)
        {
            own = own.Where(a => a.Measure == measure);
            asks = asks.Where(a => a.Measure == measure);
        }

        return announcements.Where(a => own.Any(o => o.Id == a.Id) || a.Asks.Any(p => asks.Any(k => k.Id == p.AskId)));
    }
}
