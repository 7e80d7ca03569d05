namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Whatever may be a name: words that begin with a capital, with up to five words behind them; in scripts without capitals
/// any word, with up to two. Whether it is one, the index knows.
/// </summary>
internal static class WrittenNames
{
    private const int MostWordsWithoutCapitals = 3;

    public static IEnumerable<int> In(StatementPart part)
    {
        for (var at = 0; at < part.Tokens.Count; at++)
        {
            var token = part.Tokens[at];
            var hasNoCase = HasNoCase(part.Text[token.Start]);
            if (!token.IsCapital && !hasNoCase) continue;

            var most = Math.Min(part.Tokens.Count, at + (hasNoCase ? MostWordsWithoutCapitals : KnownNames.MostWords));
            foreach (var term in Joined(part.Tokens, at, token.Form, most)) yield return term;
            if (token.Bare is { } bare)
                foreach (var term in Joined(part.Tokens, at, bare, most)) yield return term;
        }
    }

    private static IEnumerable<int> Joined(List<Token> tokens, int at, string first, int most)
    {
        var (term, length) = (TermNumber.Of(TermKind.Name).With(first), first.Length);
        for (var end = at + 1; ; end++)
        {
            if (length >= KnownNames.ShortestName) yield return term.Value;
            if (end >= most) yield break;
            term = term.With(tokens[end].Form);
            length += tokens[end].Form.Length;
        }
    }

    private static bool HasNoCase(char letter) => char.IsLetter(letter) && !char.IsUpper(letter) && !char.IsLower(letter);
}
