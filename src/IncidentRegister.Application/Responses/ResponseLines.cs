using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>One measure that a party took.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
/// <param name="PartyCount">How many took it together, as claimed; null: one.</param>
public sealed record ResponseLine(
    Guid Id, string Reference, string Measure, Guid Party, int? PartyCount, IncidentDate TakenOn, string Title, string? Note,
    string? Publisher, string? Address, bool IsConfidential)
{
    public ProofLine? Proof { get; init; }

    /// <summary>Those that the reader may see.</summary>
    public IReadOnlyList<AnsweredIncident> Incidents { get; init; } = [];
    public IReadOnlyList<AnsweredAsk> Asks { get; init; } = [];

    /// <summary>Ids of those who took it together, as far as known.</summary>
    public IReadOnlyList<Guid> Together { get; init; } = [];
}

/// <summary>The words that show it.</summary>
/// <param name="Statement">Its reference.</param>
public sealed record ProofLine(string Statement, int Paragraph, string Quote, string Language);

/// <param name="Days">From the incident to the response.</param>
public sealed record AnsweredIncident(IncidentTag Incident, DayRange Days);

/// <param name="Ask">Its reference.</param>
/// <param name="Days">From the ask to the response.</param>
public sealed record AnsweredAsk(string Ask, FulfilmentExtent Extent, DayRange Days);

/// <summary>Puts responses into lines, with what they answer.</summary>
internal sealed class ResponseLines(RegisterDbContext db, CurrentUser user)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ResponseLine>> Of(IQueryable<Response> responses, CancellationToken ct)
    {
        var lines = await (
            from response in responses
            join passage in db.Passages on response.ProofPassageId equals passage.Id into passages
            from passage in passages.DefaultIfEmpty()
            join statement in db.Statements on passage.StatementId equals statement.Id into statements
            from statement in statements.DefaultIfEmpty()
            orderby response.TakenFrom descending, response.Id descending
            select new ResponseLine(
                response.Id, response.Reference, response.Measure, response.PartyId, response.PartyCount, response.TakenOn,
                response.Title, response.Note, response.Publisher, response.Address, response.IsConfidential)
            {
                Proof = passage == null ? null
                    : new ProofLine(statement.Reference, passage.Paragraph, passage.Quote, statement.Language),
            }).ToListAsync(ct);

        var ids = lines.ConvertAll(l => l.Id);
        var incidents = await Incidents(ids, ct);
        var asks = await Asks(ids, ct);
        var together = (await db.ResponseParties.AsNoTracking().Where(p => ids.Contains(p.ResponseId))
            .OrderBy(p => p.ResponseId).ThenBy(p => p.PartyId).ToListAsync(ct)).ToLookup(p => p.ResponseId, p => p.PartyId);

        return lines.ConvertAll(l => l with
        {
            Incidents = [.. incidents[l.Id].Select(i => new AnsweredIncident(i, i.Occurred.DaysTo(l.TakenOn).Following()))],
            Asks = [.. asks[l.Id].Select(a => new AnsweredAsk(a.Reference, a.Extent, a.AskedOn.DaysTo(l.TakenOn).Following()))],
            Together = [.. together[l.Id]],
        });
    }

    private async Task<ILookup<Guid, IncidentTag>> Incidents(IReadOnlyList<Guid> responses, CancellationToken ct)
    {
        var incidents = await (
            from about in db.ResponseIncidents.AsNoTracking()
            where responses.Contains(about.ResponseId)
            join incident in db.Incidents.VisibleTo(user) on about.IncidentId equals incident.Id
            orderby incident.OccurredFrom, incident.Id
            select new
            {
                about.ResponseId,
                Tag = new IncidentTag(incident.Reference, incident.Title, incident.Language, incident.Occurred, incident.Handling),
            }).ToListAsync(ct);
        return incidents.ToLookup(i => i.ResponseId, i => i.Tag);
    }

    private async Task<ILookup<Guid, Fulfilled>> Asks(IReadOnlyList<Guid> responses, CancellationToken ct)
    {
        var asks = await (
            from fulfilment in db.Fulfilments.AsNoTracking()
            where responses.Contains(fulfilment.ResponseId)
            join ask in db.Asks on fulfilment.AskId equals ask.Id
            orderby ask.AskedFrom, ask.Id
            select new Fulfilled(fulfilment.ResponseId, ask.Reference, fulfilment.Extent, ask.AskedOn)).ToListAsync(ct);
        return asks.ToLookup(a => a.ResponseId);
    }

    private sealed record Fulfilled(Guid ResponseId, string Reference, FulfilmentExtent Extent, IncidentDate AskedOn);
}
