using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>A measure that a party said it will take.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
/// <param name="PartyCount">How many announced it together, as claimed; null: one.</param>
/// <param name="PlannedFor">Unknown where nobody said.</param>
public sealed record AnnouncementLine(
    Guid Id, string Reference, string Measure, Guid Party, int? PartyCount, IncidentDate AnnouncedOn, IncidentDate PlannedFor, string Title,
    string? Note, string? Publisher, string? Address, bool IsConfidential)
{
    public ProofLine? Proof { get; init; }

    /// <summary>Those that the reader may see.</summary>
    public IReadOnlyList<IncidentTag> Incidents { get; init; } = [];

    /// <summary>References of the asks that it promises to fulfil.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>What became of it, as far as the reader may know; null while it stands.</summary>
    public AnnouncementEndLine? End { get; init; }
    public long Version { get; init; }
}

/// <param name="HappenedOn">As told.</param>
/// <param name="Response">The reference of what carried it out.</param>
/// <param name="At">When it was recorded; UTC.</param>
public sealed record AnnouncementEndLine(
    AnnouncementOutcome Outcome, IncidentDate HappenedOn, string? Reason, string? Response, DateTimeOffset At);

/// <summary>Puts announcements into lines, with what they are about.</summary>
internal sealed class AnnouncementLines(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly Answers known = new(db, user, asOf);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AnnouncementLine>> Of(IQueryable<Announcement> announcements, CancellationToken ct)
    {
        var lines = await (
            from a in announcements.AsNoTracking()
            join passage in db.Passages on a.ProofPassageId equals passage.Id into passages
            from passage in passages.DefaultIfEmpty()
            join statement in db.Statements on passage.StatementId equals statement.Id into statements
            from statement in statements.DefaultIfEmpty()
            orderby a.AnnouncedFrom descending, a.Id descending
            select new AnnouncementLine(
                a.Id, a.Reference, a.Measure, a.PartyId, a.PartyCount, a.AnnouncedOn, a.PlannedFor, a.Title, a.Note, a.Publisher, a.Address,
                a.IsConfidential)
            {
                Proof = passage == null ? null : new ProofLine(statement.Reference, passage.Paragraph, passage.Quote, statement.Language),
                Version = a.Version,
            }).ToListAsync(ct);
        if (lines.Count == 0) return [];

        var ids = lines.ConvertAll(l => l.Id);
        var incidents = await Incidents(ids, ct);
        var asks = (await (
            from promised in db.AnnouncedAsks.AsNoTracking()
            where ids.Contains(promised.AnnouncementId)
            join ask in known.Asks() on promised.AskId equals ask.Id
            orderby ask.AskedFrom, ask.Id
            select new { promised.AnnouncementId, ask.Reference }).ToListAsync(ct)).ToLookup(a => a.AnnouncementId, a => a.Reference);
        var ends = await Ends(ids, ct);

        return lines.ConvertAll(l => l with { Incidents = [.. incidents[l.Id]], Asks = [.. asks[l.Id]], End = ends.GetValueOrDefault(l.Id) });
    }

    private async Task<ILookup<Guid, IncidentTag>> Incidents(List<Guid> ids, CancellationToken ct)
    {
        var incidents = await (
            from about in db.AnnouncementIncidents.AsNoTracking()
            where ids.Contains(about.AnnouncementId)
            join incident in db.Incidents.VisibleTo(user) on about.IncidentId equals incident.Id
            orderby incident.OccurredFrom, incident.Id
            select new
            {
                about.AnnouncementId,
                Tag = new IncidentTag(incident.Reference, incident.Title, incident.Language, incident.Occurred, incident.Handling),
            }).ToListAsync(ct);
        return incidents.ToLookup(i => i.AnnouncementId, i => i.Tag);
    }

    private async Task<Dictionary<Guid, AnnouncementEndLine>> Ends(List<Guid> ids, CancellationToken ct)
    {
        var ends = await (
            from end in known.Ends().AsNoTracking()
            where ids.Contains(end.AnnouncementId)
            join response in db.Responses on end.ResponseId equals response.Id into responses
            from response in responses.DefaultIfEmpty()
            select new { End = end, Response = response.Reference }).ToListAsync(ct);
        return ends.ToDictionary(
            e => e.End.AnnouncementId,
            e => new AnnouncementEndLine(e.End.Outcome, e.End.HappenedOn, e.End.Reason, e.Response, e.End.At));
    }
}
