namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Proposes what the issuer does by the words that speak of an incident: by the cue that stands next before the act,
/// else by one behind it, else by the line that opens the list in which they stand.
/// </summary>
internal sealed class StanceReader(Lexicon lexicon)
{
    private Stance? ofList;

    /// <summary>"The Assembly condemns:" holds for the lines behind it that begin as those of a list do.</summary>
    public void Enter(ReadParagraph paragraph)
    {
        var text = paragraph.Text.AsSpan(paragraph.Start..paragraph.End).Trim();
        if (text.EndsWith(":")) ofList = Nearest(paragraph, 0, paragraph.Tokens.Count, paragraph.Tokens.Count);
        else if (text.Length > 0 && !IsLineOfList(text)) ofList = null;
    }

    public Stance Of(Clause clause, Fit fit)
    {
        var sentence = clause.Sentence;
        var at = fit.ActAt >= 0 ? fit.ActAt : fit.Places[0].First;
        var told = Nearest(sentence.Paragraph, sentence.First, sentence.End, at);

        return IsBySide(sentence, fit.Incident) ? told == Stance.Denies ? Stance.Denies : Stance.Justifies
            : told ?? ofList ?? Stance.Reports;
    }

    public static MentionRelation RelationOf(Fit fit, MentionStrength strength) =>
        fit.Incident.IsGroup || fit.IsOneOfSeveral ? MentionRelation.Includes
        : strength == MentionStrength.Strong || (fit.IsDistinct && !fit.IsBasis) ? MentionRelation.Describes
        : MentionRelation.AlludesTo;

    /// <summary>The issuer is an organ of the State that is said to have done it, or did it in person.</summary>
    private static bool IsBySide(Sentence sentence, IncidentProfile incident) => incident.Phase != Phase.Ended
        && (incident.Organs.Overlaps(sentence.OrgansOfIssuer)
            || sentence.OrgansOfIssuer.Any(o => incident.States.Contains(o[..o.IndexOf('.', StringComparison.Ordinal)])
                && incident.Organs.Count == 0));

    private Stance? Nearest(ReadParagraph paragraph, int first, int end, int act)
    {
        var cues = new List<Cue>();
        Stance? before = null, behind = null;
        for (var at = first; at < end;)
        {
            cues.Clear();
            var next = lexicon.Stances.Longest(paragraph.Tokens, at, cues);
            if (cues.Count > 0 && Enum.TryParse<Stance>(cues[0].Concept.Code, true, out var stance))
            {
                if (at <= act) before = stance;
                else behind ??= stance;
            }

            at = Math.Max(next, at + 1);
        }

        return before ?? behind;
    }

    private static bool IsLineOfList(ReadOnlySpan<char> line) =>
        line[0] is '-' or '–' or '—' or '•' or '*' or '·' or '(' || (char.IsAsciiLetterOrDigit(line[0])
            && line.Length > 2 && (line[1] is '.' or ')' || (char.IsAsciiDigit(line[1]) && line[2] is '.' or ')')));
}
