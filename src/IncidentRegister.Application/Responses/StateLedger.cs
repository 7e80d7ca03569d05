using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>How a party stands to an instrument, with the day of which the source speaks.</summary>
/// <param name="Since">When it came about, as far as the source says.</param>
/// <param name="Count">Of a group: how many, as claimed.</param>
/// <param name="IsReported">Seen at second hand only.</param>
public sealed record StandingLine(
    Guid Party, Instrument Instrument, StandingKind Kind, IncidentDate Since, IncidentDate SeenOn, int? Count, bool IsReported)
{
    public required string Publisher { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public string? Note { get; init; }
    public Guid Id { get; init; }

    /// <summary>When it took the place of an earlier line; UTC; null where it did not.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    internal static Expression<Func<Standing, StandingLine>> Of { get; } = s =>
        new StandingLine(s.PartyId, s.Instrument, s.Kind, s.Since, s.SeenOn, s.Count, s.IsReported)
        {
            Id = s.Id,
            CorrectedAt = s.CorrectsId == null ? null : s.RecordedAt,
            Publisher = s.Publisher,
            Title = s.Title,
            Address = s.Address,
            Note = s.Note,
        };
}

/// <summary>What the register holds of States: what was asked of them, and what they did alone and together.</summary>
internal sealed class StateLedger(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly Answers answers = new(db, user, asOf);

    /// <summary>The parties of each State, itself first, by ISO 3166-1 code: the State and its organs.</summary>
    public static ILookup<string, GlossaryParty> States(Glossary words)
    {
        var (state, organ) = (Code.Of(Domain.Parties.PartyKind.State), Code.Of(Domain.Parties.PartyKind.StateOrgan));
        var states = words.Parties.Where(p => p.Kind == state && p.Country is not null).Select(p => p.Country!).ToHashSet();
        return words.Parties.Where(p => p.Country is { } country && states.Contains(country) && (p.Kind == state || p.Kind == organ))
            .OrderByDescending(p => p.Kind == state).ThenBy(p => p.Id).ToLookup(p => p.Country!);
    }

    // The last of several parties: the last of each, put together, since an index has those of one in their order.

    /// <summary>What these parties were asked last.</summary>
    public IQueryable<Ask> LastAsked(IReadOnlyList<Guid> parties, int count) => parties
        .Select(party => answers.Asks().AsNoTracking().Where(a => a.AddresseeId == party)
            .OrderByDescending(a => a.AskedFrom).ThenByDescending(a => a.Id).Top(count))
        .Aggregate((some, more) => some.Concat(more)).OrderByDescending(a => a.AskedFrom).ThenByDescending(a => a.Id).Top(count);

    /// <summary>What one of these parties did last by itself.</summary>
    public IQueryable<Response> LastAlone(IReadOnlyList<Guid> parties, int count)
    {
        var alone = answers.Readable().AsNoTracking().Where(r => (r.PartyCount ?? 1) <= 1 && !r.Parties.Any());
        return Last([.. parties.Select(party => alone.Where(r => r.PartyId == party))], count);
    }

    /// <summary>What these parties did last with others: that one is said to have taken itself, or stands in by name.</summary>
    public IQueryable<Response> LastTogether(IReadOnlyList<Guid> parties, int count)
    {
        var readable = answers.Readable().AsNoTracking();
        var said = parties.Select(party => readable.Where(r => r.PartyCount > 1 && r.PartyId == party)
            .OrderByDescending(r => r.TakenFrom).ThenByDescending(r => r.Id).Select(r => r.Id).Top(count));
        var named = parties.Select(party => (
            from stands in db.ResponseParties
            where stands.PartyId == party
            join response in readable on stands.ResponseId equals response.Id
            orderby stands.TakenFrom descending, stands.ResponseId descending
            select response.Id).Top(count));
        var together = said.Concat(named).Aggregate((some, more) => some.Union(more));
        return Last([readable.Where(r => together.Contains(r.Id))], count);
    }

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<StandingLine>> Standings(IReadOnlyList<Guid> parties, CancellationToken ct)
    {
        var lines = await asOf.Of(db.Standings.AsNoTracking()).Uncorrected().Where(s => parties.Contains(s.PartyId)).OrderBy(s => s.Id)
            .Select(StandingLine.Of).Top(1000).ToListAsync(ct);
        return [.. lines.OrderByDescending(l => l.SeenOn.To).ThenByDescending(l => l.SeenOn.From)];
    }

    /// <summary>Until the day that was asked for; null where it is not known since when.</summary>
    public int? DaysSince(DateOnly? day) => day is { } since ? Math.Max(0, asOf.Day.DayNumber - since.DayNumber) : null;

    private static IQueryable<Response> Last(IReadOnlyList<IQueryable<Response>> lists, int count) => lists
        .Select(list => list.OrderByDescending(r => r.TakenFrom).ThenByDescending(r => r.Id).Top(count))
        .Aggregate((some, more) => some.Concat(more)).OrderByDescending(r => r.TakenFrom).ThenByDescending(r => r.Id).Top(count);
}
