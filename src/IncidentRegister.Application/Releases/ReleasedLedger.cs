using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Releases;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// What was said, asked and done about an incident, in narrow lines: no stance, no note, no title of a response; with the
/// whole paragraph beside it, for a look at what else it says.
/// </summary>
internal sealed class ReleasedLedger(RegisterDbContext db, Guid incidentId)
{
    private const int MaxLines = 100;

    /// <summary>Confirmed ones, the oldest statement first.</summary>
    public async Task<IEnumerable<(LedgerFacts, string)>> Passages(CancellationToken ct)
    {
        var found = await (
            from mention in db.Mentions.AsNoTracking()
            where mention.IncidentId == incidentId && mention.UndoneAt == null && mention.State == MentionState.Confirmed
            join passage in db.Passages on mention.PassageId equals passage.Id
            join paragraph in db.Paragraphs
                on new { passage.VersionId, Number = passage.Paragraph } equals new { paragraph.VersionId, paragraph.Number }
            join statement in db.Statements on passage.StatementId equals statement.Id
            orderby statement.IssuedFrom, statement.Id, passage.Paragraph, passage.Start, mention.Id
            select new { statement.Reference, statement.IssuedOn, passage.Paragraph, passage.Quote, paragraph.Text })
            .Top(MaxLines).ToListAsync(ct);
        return found.Select(p => (new LedgerFacts(LedgerKind.Mention, p.IssuedOn)
        {
            StatementReference = p.Reference,
            Paragraph = p.Paragraph,
            Quote = p.Quote,
        }, p.Text));
    }

    /// <summary>Oldest first.</summary>
    public async Task<IEnumerable<(LedgerFacts, string)>> Asks(CancellationToken ct)
    {
        var found = await (
            from about in db.AskIncidents.AsNoTracking()
            where about.IncidentId == incidentId
            join ask in db.Asks on about.AskId equals ask.Id
            join passage in db.Passages on ask.PassageId equals passage.Id
            join paragraph in db.Paragraphs
                on new { passage.VersionId, Number = passage.Paragraph } equals new { paragraph.VersionId, paragraph.Number }
            join statement in db.Statements on passage.StatementId equals statement.Id
            orderby ask.AskedFrom, ask.Id
            select new { Ask = ask, statement.Reference, passage.Paragraph, paragraph.Text })
            .Top(MaxLines).ToListAsync(ct);
        return found.Select(f => (new LedgerFacts(LedgerKind.Ask, f.Ask.AskedOn)
        {
            Reference = f.Ask.Reference,
            StatementReference = f.Reference,
            Paragraph = f.Paragraph,
            Party = f.Ask.AddresseeId,
            Measure = f.Ask.Measure,
            State = f.Ask.State,
        }, f.Text));
    }

    /// <summary>Oldest first; confidential ones never leave.</summary>
    public Task<List<LedgerFacts>> Responses(CancellationToken ct) => (
        from about in db.ResponseIncidents.AsNoTracking()
        where about.IncidentId == incidentId
        join response in db.Responses on about.ResponseId equals response.Id
        where !response.IsConfidential
        orderby response.TakenFrom, response.Id
        select new LedgerFacts(LedgerKind.Response, response.TakenOn)
        {
            Reference = response.Reference,
            Party = response.PartyId,
            Measure = response.Measure,
        }).Top(MaxLines).ToListAsync(ct);
}
