namespace IncidentRegister.Domain.Statements;

/// <summary>Carries the passages of a statement over to its newer text.</summary>
/// <param name="Passages">Of the newer text; each on exactly the words of one before.</param>
/// <param name="Moves">One for each passage before: nothing is dropped.</param>
public sealed record CarryOver(IReadOnlyList<Passage> Passages, IReadOnlyList<PassageMove> Moves)
{
    /// <summary>
    /// A passage goes to the one place in all of the text where its words stand between the same words as before. Where
    /// there is none, or more than one, or where two passages would fall together, it waits for a person.
    /// </summary>
    /// <param name="standing">Those of the text before, and those that still waited in it.</param>
    public static CarryOver Into(StatementVersion next, IReadOnlyList<StandingPassage> standing, DateTimeOffset now)
    {
        var found = standing.Select(s => (s.Passage, s.IsGone, Place: OnlyPlace(s.Passage, next))).ToList();
        var claimed = found.Where(f => f.Place is not null).GroupBy(f => f.Place).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();

        var (passages, moves) = (new List<Passage>(), new List<PassageMove>());
        foreach (var (passage, isGone, place) in found)
        {
            if (place is not { } only || claimed.Contains(place))
            {
                moves.Add(isGone && place is null ? PassageMove.StillGone(passage, next, now) : PassageMove.Wait(passage, next, now));
                continue;
            }

            passages.Add(next.Mark(only.Paragraph, only.Span, now));
            moves.Add(PassageMove.To(passage, next, passages[^1], now));
        }

        return new CarryOver(passages, moves);
    }

    private static (int Paragraph, TextSpan Span)? OnlyPlace(Passage passage, StatementVersion next)
    {
        var quotation = new Quotation(passage.Quote, passage.Prefix, passage.Suffix);
        var places = next.Paragraphs.SelectMany(p => quotation.PlacesIn(p.Text).Select(span => (p.Number, span))).Take(2).ToList();
        return places is [var only] ? only : null;
    }
}

/// <param name="IsGone">Somebody said that the text before this one holds its words no more.</param>
public sealed record StandingPassage(Passage Passage, bool IsGone = false);
