namespace IncidentRegister.Domain.Statements;

/// <summary>
/// The words of a passage with a little of what stands around them, by which they are found again in another version
/// (W3C Web Annotation, TextQuoteSelector; https://www.w3.org/TR/annotation-model/#text-quote-selector).
/// </summary>
/// <param name="Exact">The words themselves, unchanged.</param>
/// <param name="Prefix">Up to <see cref="ContextLength"/> UTF-16 code units before them.</param>
/// <param name="Suffix">Up to <see cref="ContextLength"/> UTF-16 code units after them.</param>
public sealed record Quotation(string Exact, string Prefix, string Suffix)
{
    public const int ContextLength = 32;

    /// <summary>Quotes a piece of a paragraph. Context that would end in half a character is one shorter.</summary>
    /// <exception cref="RuleBrokenException">The span does not fit in the paragraph.</exception>
    public static Quotation Of(string paragraph, TextSpan span)
    {
        var (start, end) = TextSpan.In(paragraph, span.Start, span.End);

        var from = Math.Max(0, start - ContextLength);
        var to = Math.Min(paragraph.Length, end + ContextLength);
        if (TextSpan.SplitsPair(paragraph, from)) from++;
        if (TextSpan.SplitsPair(paragraph, to)) to--;

        return new Quotation(paragraph[start..end], paragraph[from..start], paragraph[end..to]);
    }

    /// <summary>
    /// Where the words stand between exactly this context; null when that is nowhere or at more than one place, for
    /// then a person must look. Compared code unit by code unit: a guess would pin words on somebody.
    /// </summary>
    public TextSpan? FindIn(string paragraph) => PlacesIn(paragraph).Take(2).ToList() is [var only] ? only : null;

    /// <summary>Every place where the words stand between exactly this context, in order.</summary>
    public IEnumerable<TextSpan> PlacesIn(string paragraph)
    {
        if (Exact.Length == 0) yield break;

        var whole = Prefix + Exact + Suffix;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var span = new TextSpan(at + Prefix.Length, at + Prefix.Length + Exact.Length);
            if (span.FitsIn(paragraph)) yield return span;
        }

        int Next(int from) => paragraph.IndexOf(whole, from, StringComparison.Ordinal);
    }
}
