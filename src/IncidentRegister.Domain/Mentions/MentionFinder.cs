using IncidentRegister.Domain.Statements;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Finds the words of a statement that may speak of an incident, and says why. Pure and deterministic: the same
/// statement and incidents give the same suggestions. It proposes; a person decides.
/// </summary>
/// <param name="candidates">Made ready once, for any number of statements.</param>
public sealed class MentionFinder(IncidentIndex candidates)
{
    /// <summary>A paragraph longer than this is read in pieces, so that time grows with the text only.</summary>
    private const int LongestPiece = 4000;

    private readonly Anaphora anaphora = new(candidates);

    /// <returns>In the order of the text. Several suggestions may share words.</returns>
    public IReadOnlyList<Suggestion> Find(StatementSketch statement)
    {
        var paragraphs = Read(statement);
        var context = new DocumentContext(statement, paragraphs, candidates.Lexicon);
        var head = candidates.Names.Find(Tokens.Of($"{statement.Issuer}\n{statement.Title}"));
        var parties = paragraphs.SelectMany(p => p.Names).Concat(head).Select(n => n.Party).ToHashSet();
        var scoring = new Scoring(candidates, statement.Date, parties);
        var isOurs = context.IsAboutCourt || candidates.Targets.Overlaps(parties);
        var choice = new Choice(candidates.Lexicon) { IsOurs = isOurs };
        var rejected = statement.Rejected.Select(r => (r.IncidentKey, PlainText.Fold(r.Words))).ToHashSet();

        var found = new List<Suggestion>();
        var wasOurs = false;
        List<Fit> before = [], last;
        var stances = new StanceReader(candidates.Lexicon);
        foreach (var paragraph in paragraphs)
        {
            context.Place(paragraph);
            paragraph.FollowsOurs = paragraph.Lead is { } lead ? lead.IsOurs || lead.FollowsOurs : wasOurs;
            wasOurs = paragraph.IsOurs;
            stances.Enter(paragraph);
            (last, before) = (before, []);
            foreach (var clause in paragraph.Sentences.SelectMany(s => s.Clauses))
                found.AddRange(Of(clause, scoring, choice, (before, last), stances));
        }

        return [.. found.Where(s => rejected.Count == 0
            || !rejected.Contains((s.IncidentKey, PlainText.Fold(statement.Text[s.Start..s.End]))))];
    }

    private List<ReadParagraph> Read(StatementSketch statement)
    {
        var (text, times) = (statement.Text, new TimeReader(statement.Date));
        var clauses = new ClauseReader(candidates.Lexicon, statement.Language ?? "en");
        var paragraphs = new List<ReadParagraph>();
        foreach (var (start, end) in HardLines.Paragraphs(text))
            for (var from = start; from < end;)
            {
                var to = EndOfPiece(text, from, end);
                var paragraph = new ReadParagraph(text, from, to, candidates, times);
                paragraphs.Add(paragraph);
                from = to;
            }

        ReadParagraph.FindEntries(paragraphs);
        paragraphs.ForEach(clauses.Read);
        paragraphs.RemoveAll(p => p.Sentences.Count == 0);
        ReadParagraph.FindLeads(paragraphs);
        return paragraphs;
    }

    private static int EndOfPiece(string text, int from, int end)
    {
        if (end - from <= LongestPiece) return end;

        var space = text.AsSpan(from, LongestPiece).LastIndexOfAny(' ', '\t');
        var to = from + (space > LongestPiece / 2 ? space : LongestPiece);
        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }

    private IEnumerable<Suggestion> Of(
        Clause clause, Scoring scoring, Choice choice, (List<Fit> Here, List<Fit> Last) before, StanceReader stances)
    {
        if (clause.Acts.Count + clause.Instruments.Count == 0 && clause.Thing is null)
            return (scoring.Named(clause, choice.Told.All) ?? FromBefore(clause, scoring, choice.Told.All)) is { } named
                ? [Suggested(clause, named, MentionStrength.Possible, stances)] : [];

        var fits = scoring.Of(clause);
        Lower(fits);
        var chosen = choice.Of(clause, fits);
        if (chosen.Count == 0 && (choice.Told.Kin(clause, fits) ?? anaphora.Of(clause, before.Here, before.Last)
            ?? choice.Told.Again(clause, fits) ?? FromBefore(clause, scoring, choice.Told.All)) is { } meant)
            return [Suggested(clause, meant, MentionStrength.Possible, stances)];

        choice.Told.Add(chosen);
        choice.IsOurs |= chosen.Exists(f => f.IsDistinct);
        if (chosen.Count > 0) before.Here.Clear();
        before.Here.AddRange(chosen);
        return chosen.Select(f => Suggested(
            clause, f, choice.IsStrong(clause, f) ? MentionStrength.Strong : MentionStrength.Possible, stances));
    }

    private static Fit? FromBefore(Clause clause, Scoring scoring, IReadOnlyList<IncidentProfile> told) =>
        scoring.Carried(clause, Before(clause)) ?? scoring.Same(clause, told) ?? scoring.Known(clause, told);

    /// <summary>The last clause before it that tells of an act: in its paragraph, else in the one that opens its list.</summary>
    private static Clause? Before(Clause clause)
    {
        var paragraph = clause.Sentence.Paragraph;
        return paragraph.Sentences.SelectMany(s => s.Clauses).TakeWhile(c => c != clause).LastOrDefault(Tells)
            ?? paragraph.Lead?.Sentences.SelectMany(s => s.Clauses).LastOrDefault(Tells);

        static bool Tells(Clause before) => before.Acts.Count > 0;
    }

    private static void Lower(List<Fit> fits)
    {
        foreach (var group in fits.Where(f => f.Incident.IsGroup))
        {
            var members = fits.Where(f => group.Incident.Members.Contains(f.Incident));
            group.LowerTo(members.Select(f => f.Score).DefaultIfEmpty(group.Score).Max());
        }
    }

    private static Suggestion Suggested(Clause clause, Fit fit, MentionStrength strength, StanceReader stances)
    {
        var tokens = clause.Sentence.Paragraph.Tokens;
        var (first, end) = Passages.Of(clause, fit);

        return new Suggestion(fit.Incident.Key, tokens[first].Start, tokens[end - 1].End, strength, fit.Reasons)
        {
            Relation = StanceReader.RelationOf(fit, strength),
            Stance = stances.Of(clause, fit),
        };
    }
}
