using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Has the finder read the newest text of a statement, and keeps what it asks. What a person decided is never touched;
/// what the finder no longer asks is withdrawn. A repeat changes nothing.
/// </summary>
/// <param name="Reference">Of the statement.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record SuggestMentions(string Reference) : ICommand<SuggestedMentions>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Statement">Its reference.</param>
/// <param name="Undecided">How many wait for an answer now.</param>
public sealed record SuggestedMentions(string Statement, int New, int Withdrawn, int Undecided);

internal sealed class SuggestMentionsHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<SuggestMentions, SuggestedMentions>
{
    /// <summary>The newest refusals that the finder is told of.</summary>
    private const int RejectedMost = 5000;

    public async Task<SuggestedMentions> Handle(SuggestMentions request, CancellationToken ct)
    {
        var read = await new StatementReader(db).Read(request.Reference, ct);
        var candidates = await new CandidateIncidents(db, user.Now).For(read.Sketch, ct);
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, candidates));
        var found = finder.Find(read.Sketch with { Rejected = await Rejected(ct) });
        var incidents = await Incidents(found, ct);

        await StatementTurn.Take(db, read.Reference, ct);
        var answers = await Answers.Of(db, user.Now, read, ct);
        foreach (var suggestion in found)
            if (incidents.TryGetValue(suggestion.IncidentKey, out var incident)) answers.Take(suggestion, incident, clock.GetUtcNow());
        var result = answers.Settle(clock.GetUtcNow());

        if (!db.ChangeTracker.HasChanges()) trail.NothingHappened();
        await db.SaveChangesAsync(ct);
        return result;
    }

    private async Task<IReadOnlyCollection<RejectedWords>> Rejected(CancellationToken ct) => await (
        from mention in db.VisibleMentions(user.Now).AsNoTracking()
        where mention.State == MentionState.Rejected && mention.UndoneAt == null
        join passage in db.Passages on mention.PassageId equals passage.Id
        join incident in db.Incidents on mention.IncidentId equals incident.Id
        orderby mention.DecidedAt descending, mention.Id
        select new RejectedWords(incident.Reference, passage.Quote)).Top(RejectedMost).ToListAsync(ct);

    private async Task<Dictionary<string, Incident>> Incidents(IReadOnlyList<Suggestion> found, CancellationToken ct)
    {
        var references = found.Select(s => s.IncidentKey).Distinct().ToList();
        return await db.Incidents.AsNoTracking().VisibleTo(user.Now)
            .Where(i => references.Contains(i.Reference) && i.MergedIntoId == null).ToDictionaryAsync(i => i.Reference, ct);
    }

    /// <summary>What the finder asks now, beside what it asked before and what it was answered.</summary>
    private sealed class Answers(RegisterDbContext db, ReadStatement read)
    {
        private readonly List<(Mention Mention, Passage Passage)> before = [];
        private readonly Dictionary<(int, TextSpan), Passage> passages = [];
        private readonly HashSet<(Guid Passage, Guid? Incident)> asked = [];
        private int made;

        public static async Task<Answers> Of(RegisterDbContext db, CurrentUser user, ReadStatement read, CancellationToken ct)
        {
            var answers = new Answers(db, read);
            var rows = await (
                from mention in db.VisibleMentions(user)
                where mention.UndoneAt == null
                join passage in db.Passages on mention.PassageId equals passage.Id
                where passage.StatementId == read.Version.StatementId
                select new { mention, passage }).ToListAsync(ct);
            answers.before.AddRange(rows.Select(r => (r.mention, r.passage)));
            foreach (var passage in await db.Passages.Where(p => p.VersionId == read.Version.Id).ToListAsync(ct))
                answers.passages[(passage.Paragraph, new TextSpan(passage.Start, passage.End))] = passage;
            return answers;
        }

        public void Take(Suggestion suggestion, Incident incident, DateTimeOffset now)
        {
            if (read.Place(suggestion.Start, suggestion.End) is not var (paragraph, span)) return;
            if (before.Exists(b => IsAnswer(b.Mention, b.Passage, incident.Id, paragraph.Number, span))) return;

            var passage = Passage(paragraph.Number, span, now);
            if (!asked.Add((passage.Id, incident.Id))) return;

            if (before.Find(b => b.Passage.Id == passage.Id && b.Mention.IncidentId == incident.Id).Mention is { } open)
            {
                open.AskAgain(suggestion.Strength, suggestion.Reasons);
                return;
            }

            db.Mentions.Add(Mention.Suggest(
                passage, incident, suggestion.Relation, suggestion.Stance, suggestion.Strength, suggestion.Reasons, now));
            made++;
        }

        public SuggestedMentions Settle(DateTimeOffset now)
        {
            var gone = before.FindAll(b => b.Mention.State == MentionState.Suggested && !asked.Contains((b.Passage.Id, b.Mention.IncidentId)));
            gone.ForEach(b => b.Mention.Withdraw(now));
            return new SuggestedMentions(read.Reference, made, gone.Count, asked.Count);
        }

        /// <summary>These words, or words that share some with them, were linked to the incident or refused for it.</summary>
        private bool IsAnswer(Mention mention, Passage passage, Guid incident, int paragraph, TextSpan span) =>
            mention.State != MentionState.Suggested && mention.IncidentId == incident && passage.VersionId == read.Version.Id
            && passage.Paragraph == paragraph && new TextSpan(passage.Start, passage.End).Overlaps(span);

        private Passage Passage(int paragraph, TextSpan span, DateTimeOffset now)
        {
            if (passages.TryGetValue((paragraph, span), out var kept)) return kept;

            var passage = passages[(paragraph, span)] = read.Version.Mark(paragraph, span, now);
            db.Passages.Add(passage);
            return passage;
        }
    }
}
