using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>Makes asks of sentences, and of the items of a list that one of them heads.</summary>
internal sealed class AskReader
{
    private readonly string? addressedTo;
    private readonly AskDeadlines deadlines;
    private readonly HashSet<string> issuer;

    public AskReader(AskText text, AskWords words)
    {
        addressedTo = text.AddressedTo;
        deadlines = new AskDeadlines(text.Date);
        issuer = AskWords.Scan(words.Parties, Tokens.Of(text.Issuer ?? ""))
            .Select(c => c.Concept.Code).ToHashSet(StringComparer.Ordinal);
    }

    public List<AskAnchor> Anchors(AskSentence sentence) => new AskAnchors(sentence, issuer).Find();

    /// <summary>One for each clause of the sentence that asks for something.</summary>
    public List<FoundAsk> Read(AskSentence sentence)
    {
        var (anchors, found) = (Anchors(sentence), new List<FoundAsk>());
        for (var at = 0; at < anchors.Count; at++)
        {
            var (anchor, isLast) = (anchors[at], at + 1 == anchors.Count);
            var first = at == 0 ? 0 : Math.Max(anchor.First, anchors[at - 1].Cue.End);
            var end = isLast ? sentence.Tokens.Count : Math.Max(anchors[at + 1].First, anchor.BehindNames);
            while (end > anchor.BehindNames && sentence.Has("and", end - 1, end)) end--;

            var span = new TextSpan(
                at == 0 ? Beginning(sentence) : sentence.Tokens[first].Start,
                isLast ? sentence.Span.End : sentence.Tokens[end - 1].End);
            if (Made(sentence, anchor, span, anchor.BehindNames, end) is { } ask) found.Add(ask);
        }

        return found;
    }

    /// <summary>What an item asks of those whom the head of its list names.</summary>
    public FoundAsk? Item(AskSentence sentence, TextSpan span, AskSentence headSentence, AskAnchor head)
    {
        var first = sentence.Tokens.FindIndex(t => t.Start >= span.Start);
        if (first < 0) return null;

        var end = sentence.Tokens.FindIndex(t => t.Start >= span.End);
        end = end < 0 ? sentence.Tokens.Count : end;
        return end > first ? Made(sentence, head, span, first, end, headSentence) : null;
    }

    private FoundAsk? Made(
        AskSentence sentence, AskAnchor anchor, TextSpan span, int first, int end, AskSentence? headSentence = null)
    {
        var named = headSentence ?? sentence;
        var addressees = Addressees(named, anchor);
        var measures = MeasureChoice.Of(
            sentence.Measures.Where(c => c.First >= first && c.End <= end), [.. addressees.Select(a => a.Code)]);
        if (IsNothing(anchor, addressees, measures.Count)) return null;

        var deadline = deadlines.In(sentence, first, end)
            ?? (headSentence is null ? null : deadlines.In(headSentence, 0, headSentence.Tokens.Count));
        var isStrong = anchor.Doubt is null && addressees.Count > 0 && measures.Count > 0;
        var words = measures.ConvertAll(m => new FoundMeasure(m.Code, sentence.Words(m.Cue)));

        return new FoundAsk(
            sentence.Paragraph.Number, span, addressees, words, deadline?.Day,
            isStrong ? AskStrength.Strong : AskStrength.Possible,
            [.. Reasons(named, anchor, headSentence is not null, addressees, words, deadline is not null)]);
    }

    private static bool IsNothing(AskAnchor anchor, List<FoundAddressee> addressees, int measures) =>
        measures == 0 && (addressees.Count == 0 || anchor.Doubt is not null
            || addressees.TrueForAll(a => MeasureChoice.IsProtected(a.Code)));

    private List<FoundAddressee> Addressees(AskSentence sentence, AskAnchor anchor)
    {
        var addressees = new List<FoundAddressee>();
        foreach (var cue in anchor.Addressees)
        {
            var isYou = cue.Is("to", "you");
            var code = isYou ? addressedTo : cue.Concept.Code;
            if (code is null || addressees.Exists(a => a.Code == code)) continue;
            addressees.Add(new FoundAddressee(code, isYou ? "" : sentence.Words(cue)));
        }

        return addressees;
    }

    private static IEnumerable<AskReason> Reasons(
        AskSentence named, AskAnchor anchor, bool isItem, List<FoundAddressee> addressees, List<FoundMeasure> measures,
        bool hasDeadline)
    {
        yield return new AskReason(isItem ? AskReasonKind.HeadOfList : anchor.Kind, named.Words(anchor.Cue));
        foreach (var (_, words) in addressees)
            yield return new AskReason(
                words.Length > 0 ? AskReasonKind.AddresseeNamed : AskReasonKind.AddresseeOfLetter, words);
        if (addressees.Count == 0) yield return new AskReason(AskReasonKind.AddresseeUnknown);
        foreach (var measure in measures) yield return new AskReason(AskReasonKind.MeasureWords, measure.Words);
        if (measures.Count == 0) yield return new AskReason(AskReasonKind.MeasureUnknown);
        if (hasDeadline) yield return new AskReason(AskReasonKind.DeadlineWritten);
        if (anchor.Doubt is { } doubt && doubt != anchor.Kind) yield return new AskReason(doubt);
    }

    private static int Beginning(AskSentence sentence)
    {
        var text = sentence.Text;
        var start = AskUnits.BehindMark(text);
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;

        return start < text.Length ? sentence.Span.Start + start : sentence.Span.Start;
    }
}
