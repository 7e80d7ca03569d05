namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Whatever may be a name: words that begin with a capital, with up to five words behind them; in scripts without capitals
/// any word, with up to two. Whether it is one, the index knows.
/// </summary>
internal static class WrittenNames
{
    private const int MostWordsWithoutCapitals = 3;

    public static IEnumerable<int> In(StatementPart part, Lexicon lexicon)
    {
        for (var at = 0; at < part.Tokens.Count; at++)
        {
            var token = part.Tokens[at];
            var hasNoCase = HasNoCase(part.Text[token.Start]);
            if (!token.IsCapital && (!hasNoCase || IsOpen(token, lexicon))) continue;

            var most = Math.Min(part.Tokens.Count, at + (hasNoCase ? MostWordsWithoutCapitals : KnownNames.MostWords));
            foreach (var term in Joined(part.Tokens, at, token.Form, most, lexicon)) yield return term;
            if (token.Bare is { } bare)
                foreach (var term in Joined(part.Tokens, at, bare, most, lexicon)) yield return term;
        }
    }

    private static IEnumerable<int> Joined(List<Token> tokens, int at, string first, int most, Lexicon lexicon)
    {
        var (term, length) = (TermNumber.Of(TermKind.Name).With(first), first.Length);
        for (var end = at + 1; ; end++)
        {
            if (length >= KnownNames.ShortestName && !IsOpen(tokens[end - 1], lexicon)) yield return term.Value;
            if (end >= most) yield break;
            term = term.With(tokens[end].Form);
            length += tokens[end].Form.Length;
        }
    }

    /// <summary>"UN" and "WHO" are names, where "un" and "who" are none.</summary>
    private static bool IsOpen(Token token, Lexicon lexicon) => !token.IsCapital && lexicon.Open.Contains(token.Form);

    private static bool HasNoCase(char letter) => char.IsLetter(letter) && !char.IsUpper(letter) && !char.IsLower(letter);
}
