namespace IncidentRegister.Domain.Mentions;

/// <summary>The names that the lexicon knows, each party under one term, however a text writes it.</summary>
internal sealed class KnownNames
{
    public const int ShortestName = 3;
    public const int MostWords = 6;

    private readonly Dictionary<int, int> terms = [];

    public KnownNames(Lexicon lexicon)
    {
        Index = new IncidentIndex(lexicon, []);
        foreach (var name in lexicon.Names.Select(n => n.Name).Concat(lexicon.Offices.Values.SelectMany(o => o)))
            terms.TryAdd(Index.Names.Add(name, []), Term(Tokens.Of(name)));
    }

    /// <summary>Without any incident: it only reads.</summary>
    public IncidentIndex Index { get; }
    public Lexicon Lexicon => Index.Lexicon;

    /// <summary>One term for each party that is named.</summary>
    public IEnumerable<int> In(IEnumerable<NameHit> hits) => hits.Select(h => terms[h.Party]).Distinct();

    public List<NameHit> Find(List<Token> tokens) => Index.Names.Find(tokens);

    /// <summary>The term of a name as it is written; what is joined, hyphened or spaced is the same.</summary>
    public static int Term(IEnumerable<Token> tokens) =>
        tokens.Aggregate(TermNumber.Of(TermKind.Name), (term, token) => term.With(token.Form)).Value;
}
