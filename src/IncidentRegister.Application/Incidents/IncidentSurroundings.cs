using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;
using Answers = IncidentRegister.Application.Responses.Answers;

namespace IncidentRegister.Application.Incidents;

/// <summary>Words of a statement that speak of an incident.</summary>
/// <param name="Prefix">What stands before the words, up to 32 UTF-16 code units; so the suffix behind them.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
public sealed record PassageLine(
    Guid MentionId, MentionRelation Relation, Stance Stance, string? Note, string StatementReference,
    string StatementTitle, IncidentDate IssuedOn, int Paragraph, string Prefix, string Quote, string Suffix, string Language);

/// <summary>Somebody was asked for a measure about an incident.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
public sealed record AskLine(
    Guid Id, string Reference, Guid IssuerId, Guid AddresseeId, string Measure, IncidentDate AskedOn, DateOnly? Deadline, AskState State,
    string StatementReference, int Paragraph);

/// <summary>A measure that was taken about an incident.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
/// <param name="PartyCount">How many parties took it together, as claimed. Null: one.</param>
public sealed record ResponseLine(
    Guid Id, string Reference, string Measure, Guid PartyId, int? PartyCount, IncidentDate TakenOn, string Title, bool IsConfidential,
    IReadOnlyList<AnsweredAsk> Fulfils);

/// <summary>A measure that somebody said will be taken about an incident, and nothing became of yet.</summary>
/// <param name="Measure">Code of a strategy measure.</param>
/// <param name="PlannedFor">Unknown where nobody said.</param>
public sealed record PlannedLine(
    string Reference, string Measure, Guid PartyId, IncidentDate AnnouncedOn, IncidentDate PlannedFor, string Title);

public sealed record AnsweredAsk(string Reference, IncidentDate AskedOn, FulfilmentExtent Extent);

/// <summary>How this incident stands to another one that the reader may see.</summary>
/// <param name="IsTold">The relation starts from this incident; else it was said of it from the other one.</param>
public sealed record RelationLine(
    Guid Id, RelationKind Kind, bool IsTold, RelationCertainty Certainty, string? Comment, string Reference, string Title,
    string Language, IncidentDate Occurred);

/// <summary>A record of the same event that gave way to this one.</summary>
/// <param name="MayBeUndoneUntil">UTC.</param>
public sealed record MergeLine(
    Guid Id, string Reference, string Title, string Language, DateTimeOffset MergedAt, DateTimeOffset MayBeUndoneUntil);

/// <summary>Somebody in that role opened its page that day.</summary>
/// <param name="Day">In UTC.</param>
public sealed record ReadingLine(Role Role, DateOnly Day);

/// <summary>What was said and done about an incident, and what it belongs to; each in one trip to the database.</summary>
internal sealed class IncidentSurroundings(RegisterDbContext db, CurrentUser user)
{
    private const int MaxLines = 200;

    /// <summary>In the order of the statements, newest first, and in their own order.</summary>
    public Task<List<PassageLine>> Passages(Guid incidentId, CancellationToken ct) => (
        from mention in db.Mentions.AsNoTracking()
        where mention.IncidentId == incidentId && mention.UndoneAt == null && mention.State == MentionState.Confirmed
        join passage in db.Passages on mention.PassageId equals passage.Id
        join statement in db.Statements on passage.StatementId equals statement.Id
        orderby statement.IssuedFrom descending, statement.Id, passage.Paragraph, passage.Start, mention.Id
        select new PassageLine(
            mention.Id, mention.Relation, mention.Stance, mention.Note, statement.Reference, statement.Title,
            statement.IssuedOn, passage.Paragraph, passage.Prefix, passage.Quote, passage.Suffix, statement.Language))
        .Top(MaxLines).ToListAsync(ct);

    /// <summary>Oldest first.</summary>
    public async Task<List<AskLine>> Asks(Guid incidentId, CancellationToken ct)
    {
        var lines = await Stored(incidentId).Top(MaxLines).ToListAsync(ct);
        var ids = lines.ConvertAll(l => l.Id);
        var (answers, told) = (await new Answers(db, user).To(ids, ct), await new Answers(db, user).Told(ids, ct));

        // A confidential response that moved an ask must not be guessed from its state.
        return lines.ConvertAll(l => l with { State = Answers.StateFor(l.State, [.. answers[l.Id]], told.GetValueOrDefault(l.Id)) });
    }

    private IQueryable<AskLine> Stored(Guid incidentId) =>
        from about in db.AskIncidents.AsNoTracking()
        where about.IncidentId == incidentId
        join ask in db.Asks on about.AskId equals ask.Id
        join passage in db.Passages on ask.PassageId equals passage.Id
        join statement in db.Statements on passage.StatementId equals statement.Id
        orderby ask.AskedFrom, ask.Id
        select new AskLine(
            ask.Id, ask.Reference, ask.IssuerId, ask.AddresseeId, ask.Measure, ask.AskedOn, ask.Deadline, ask.State,
            statement.Reference, passage.Paragraph);

    /// <summary>Oldest first. Confidential ones are the liaison's alone.</summary>
    public Task<List<ResponseLine>> Responses(Guid incidentId, CancellationToken ct) => (
        from about in db.ResponseIncidents.AsNoTracking()
        where about.IncidentId == incidentId
        join response in db.Responses on about.ResponseId equals response.Id
        where !response.IsConfidential || user.Role == Role.Liaison
        orderby response.TakenFrom, response.Id
        select new ResponseLine(
            response.Id, response.Reference, response.Measure, response.PartyId, response.PartyCount, response.TakenOn, response.Title,
            response.IsConfidential, response.Fulfilments
                .Join(db.Asks, f => f.AskId, a => a.Id, (f, a) => new AnsweredAsk(a.Reference, a.AskedOn, f.Extent)).ToList()))
        .Top(MaxLines).ToListAsync(ct);

    /// <summary>Oldest first. Confidential ones are the liaison's alone.</summary>
    public Task<List<PlannedLine>> Planned(Guid incidentId, CancellationToken ct) => (
        from about in db.AnnouncementIncidents.AsNoTracking()
        where about.IncidentId == incidentId
        join a in new Answers(db, user).Planned() on about.AnnouncementId equals a.Id
        orderby a.AnnouncedFrom, a.Id
        select new PlannedLine(a.Reference, a.Measure, a.PartyId, a.AnnouncedOn, a.PlannedFor, a.Title))
        .Top(MaxLines).ToListAsync(ct);

    /// <summary>In both directions; those told from this incident first.</summary>
    public Task<List<RelationLine>> Relations(Guid incidentId, CancellationToken ct) => (
        from relation in db.IncidentRelations.AsNoTracking()
        where relation.FromId == incidentId || relation.ToId == incidentId
        join other in db.Incidents.VisibleTo(user)
            on relation.FromId == incidentId ? relation.ToId : relation.FromId equals other.Id
        orderby relation.FromId == incidentId descending, relation.Kind, relation.Id
        select new RelationLine(
            relation.Id, relation.Kind, relation.FromId == incidentId, relation.Certainty, relation.Comment, other.Reference,
            other.Title, other.Language, other.Occurred))
        .Top(MaxLines).ToListAsync(ct);

    /// <summary>The last first.</summary>
    public async Task<IReadOnlyList<MergeLine>> Merges(Guid incidentId, CancellationToken ct)
    {
        var merges = await (
            from merge in db.IncidentMerges.AsNoTracking()
            where merge.KeptId == incidentId && merge.UndoneAt == null
            join other in db.Incidents.VisibleTo(user) on merge.DuplicateId equals other.Id
            orderby merge.MergedAt descending, merge.Id
            select new { merge.Id, other.Reference, other.Title, other.Language, merge.MergedAt })
            .Top(MaxLines).ToListAsync(ct);
        return [.. merges.Select(m => new MergeLine(
            m.Id, m.Reference, m.Title, m.Language, m.MergedAt, m.MergedAt + IncidentMerge.UndoWithin))];
    }

    /// <summary>The last day first.</summary>
    public Task<List<ReadingLine>> Readings(Guid incidentId, CancellationToken ct) => db.IncidentReadings.AsNoTracking()
        .Where(r => r.IncidentId == incidentId).OrderByDescending(r => r.Day).ThenBy(r => r.Role)
        .Select(r => new ReadingLine(r.Role, r.Day)).Top(MaxLines).ToListAsync(ct);

    /// <summary>The reference of the record that goes on in place of this one; null where the reader may not see it.</summary>
    public Task<string?> MergedInto(Guid incidentId, CancellationToken ct) => db.Incidents.AsNoTracking().VisibleTo(user)
        .Where(kept => db.Incidents.Any(i => i.Id == incidentId && i.MergedIntoId == kept.Id))
        .Select(kept => kept.Reference).SingleOrDefaultAsync(ct);
}
