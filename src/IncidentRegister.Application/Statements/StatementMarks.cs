using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>What is marked in one version's text for one reader: links that they may see, and asks.</summary>
/// <param name="texts">The paragraphs by their numbers; every passage is checked against them.</param>
internal sealed class StatementMarks(
    RegisterDbContext db, CurrentUser user, Guid versionId, Dictionary<int, string> texts)
{
    /// <summary>
    /// In the order of the text, a card for the same words in the same state: what is linked, what the finder asks, what it
    /// was answered with no.
    /// </summary>
    public async Task<IReadOnlyList<(PassageCard Card, TextSpan Span)>> Links(CancellationToken ct)
    {
        var mentions = await (
            from mention in db.VisibleMentions(user).AsNoTracking()
            where mention.UndoneAt == null
            join passage in db.Passages on mention.PassageId equals passage.Id
            where passage.VersionId == versionId
            join incident in db.Incidents.VisibleTo(user) on mention.IncidentId equals incident.Id into found
            from incident in found.DefaultIfEmpty()
            where mention.State != MentionState.Suggested || incident.MergedIntoId == null
            orderby passage.Paragraph, passage.Start, passage.End, mention.State, mention.Id
            select new
            {
                Passage = passage,
                mention.State,
                Line = new LinkLine(
                    mention.Id,
                    incident == null ? null : new IncidentTag(
                        incident.Reference, incident.Title, incident.Language, incident.Occurred, incident.Handling),
                    mention.Relation, mention.Stance, mention.Note, mention.RecordedAt)
                {
                    Strength = mention.Strength,
                    Reasons = mention.Reasons,
                    By = db.Users.Where(u => u.Id == (mention.DecidedBy ?? mention.AuthorId)).Select(u => u.DisplayName).FirstOrDefault(),
                    IsMine = (mention.DecidedBy ?? mention.AuthorId) == user.Id,
                    DecidedAt = mention.DecidedAt,
                },
            }).ToListAsync(ct);

        return [.. mentions.GroupBy(m => (m.Passage.Id, m.State)).Select(group => (
            new PassageCard(
                0, group.First().Passage.Paragraph, group.First().Passage.Quote, Stands(group.First().Passage),
                [.. group.Select(m => m.Line).OrderByDescending(l => l.Strength)])
            {
                State = group.Key.State,
                Start = group.First().Passage.Start,
                End = group.First().Passage.End,
            },
            Span(group.First().Passage)))];
    }

    /// <summary>In the order of the text; the addressees of one ask together.</summary>
    public async Task<IReadOnlyList<(AskCard Card, TextSpan Span)>> Asks(CancellationToken ct)
    {
        var asks = await (
            from ask in db.Asks.AsNoTracking()
            join passage in db.Passages on ask.PassageId equals passage.Id
            where passage.VersionId == versionId
            orderby passage.Paragraph, passage.Start, passage.End, ask.Id
            select new { Passage = passage, ask.Id, ask.Reference, ask.IssuerId, ask.AddresseeId, ask.Measure, ask.State })
            .ToListAsync(ct);
        var ids = asks.ConvertAll(a => a.Id);
        var (answers, told) = (await new Answers(db, user).To(ids, ct), await new Answers(db, user).Told(ids, ct));

        return [.. asks.GroupBy(a => (a.Passage.Id, a.IssuerId, a.Measure)).Select((group, index) => (
            new AskCard(
                Letter(index), group.First().Passage.Paragraph, group.First().Passage.Quote, Stands(group.First().Passage),
                group.Key.IssuerId, group.Key.Measure,
                [.. group.Select(a => new AddresseeLine(
                    a.Reference, a.AddresseeId, Answers.StateFor(a.State, [.. answers[a.Id]], told.GetValueOrDefault(a.Id))))]),
            Span(group.First().Passage)))];
    }

    /// <returns>Null where it is none that was taken back, or none of this text.</returns>
    public Task<UndoneLink?> Undone(Guid id, CancellationToken ct) => (
        from mention in db.VisibleMentions(user).AsNoTracking()
        where mention.Id == id && mention.UndoneAt != null && mention.State == MentionState.Confirmed
        join passage in db.Passages on mention.PassageId equals passage.Id
        where passage.VersionId == versionId
        join incident in db.Incidents.VisibleTo(user) on mention.IncidentId equals incident.Id into found
        from incident in found.DefaultIfEmpty()
        select new UndoneLink(mention.Id, passage.Quote, incident.Title, incident.Language)).SingleOrDefaultAsync(ct);

    /// <summary>The marks of one paragraph.</summary>
    public static IReadOnlyList<PassageMark> Of(
        int paragraph, IReadOnlyList<(PassageCard Card, TextSpan Span)> links, IReadOnlyList<(AskCard Card, TextSpan Span)> asks) =>
        [
            .. links.Where(l => l.Card.Paragraph == paragraph && l.Card.Stands).Select(l => new PassageMark(
                l.Span.Start, l.Span.End, IsAsk: false, l.Card.Number.ToString(CultureInfo.InvariantCulture), l.Card.Anchor, l.Card.State)),
            .. asks.Where(a => a.Card.Paragraph == paragraph && a.Card.Stands).Select(a => new PassageMark(
                a.Span.Start, a.Span.End, IsAsk: true, a.Card.Letter, a.Card.Anchor)),
        ];

    /// <summary>A to Z, then AA.</summary>
    private static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Letter((index / 26) - 1) + Letter(index % 26);

    private bool Stands(Passage passage) => texts.TryGetValue(passage.Paragraph, out var text) && passage.StandsIn(text);

    private static TextSpan Span(Passage passage) => new(passage.Start, passage.End);
}
