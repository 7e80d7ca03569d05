namespace IncidentRegister.Domain.Mentions;

/// <summary>A party's name in a text.</summary>
/// <param name="Party">Number of the party in its index.</param>
/// <param name="IsSlip">One letter differs, as a scanner or a hasty hand leaves it.</param>
internal readonly record struct NameHit(int Party, int First, int End, bool IsSlip)
{
    public Cue Cue => new(Concept, First, End);

    private static Concept Concept { get; } = new("name", "");
}

/// <summary>
/// Finds the names of parties: folded, joined across hyphens and spaces ("Al-Haq", "Al Haq", "AlHaq"), in every
/// spelling that is known, and with one slip in the longer ones.
/// </summary>
internal sealed class NameIndex
{
    private const int ShortestName = 3;
    private const int ShortestWithSlip = 5;
    private const int ShortestWithAnySlip = 7;
    private const int LongestWithSlip = 40;
    private const int MostWords = 6;

    private static readonly string[] LookAlikes =
        ["qo", "l1", "li", "o0", "ec", "ao", "uv", "nh", "gq", "rn", "cg", "yv"];

    private readonly Dictionary<string, Spelling> spellings;

    /// <summary>
    /// Those that are long enough for a slip, by how they begin and by how they end: one slip cannot change both.
    /// </summary>
    private readonly Dictionary<Edge, List<string>> nearly;
    private readonly HashSet<string> firstWords;
    private readonly Dictionary<string, int> parties;

    /// <summary>Names as they were added: many incidents name the same party, and a name is folded once.</summary>
    private readonly Dictionary<string, int> added = new(StringComparer.Ordinal);

    public NameIndex()
    {
        spellings = new(StringComparer.Ordinal);
        nearly = [];
        firstWords = new(StringComparer.Ordinal);
        parties = new(StringComparer.Ordinal);
    }

    /// <summary>With all names of another one, which stays as it is.</summary>
    public NameIndex(NameIndex known)
    {
        spellings = new(known.spellings, StringComparer.Ordinal);
        nearly = known.nearly.ToDictionary(e => e.Key, e => new List<string>(e.Value));
        firstWords = new(known.firstWords, StringComparer.Ordinal);
        parties = new(known.parties, StringComparer.Ordinal);
    }

    public int Count => parties.Count;

    /// <returns>The party's number; the same for a name that is known already.</returns>
    public int Add(string name, IReadOnlyList<string> others)
    {
        if (!added.TryGetValue(name, out var party)) added[name] = party = Add(name);
        foreach (var spelling in others) AddSpelling(Tokens.Of(spelling), party);
        return party;
    }

    private int Add(string name)
    {
        var tokens = Tokens.Of(name);
        var key = Join(tokens);
        if (!parties.TryGetValue(key, out var party))
            parties[key] = party = spellings.TryGetValue(key, out var known) ? known.Party : parties.Count;

        AddSpelling(tokens, party);
        return party;
    }

    public List<NameHit> Find(List<Token> tokens)
    {
        var hits = new List<NameHit>();
        for (var at = 0; at < tokens.Count;)
        {
            var hit = LongestAt(tokens, at) ?? SlipAt(tokens, at);
            if (hit is { } found) hits.Add(found);
            at = hit?.End ?? at + 1;
        }

        return hits;
    }

    private void AddSpelling(List<Token> tokens, int party)
    {
        var key = Join(tokens);
        if (key.Length < ShortestName || tokens.Count > MostWords
            || !spellings.TryAdd(key, new(party, spellings.Count, tokens[0].IsCapital)))
            return;

        firstWords.Add(tokens[0].Form);
        if (key.Length is >= ShortestWithSlip and <= LongestWithSlip + 1)
            foreach (var edge in (ReadOnlySpan<Edge>)[Edge.First(key, key.Length), Edge.Last(key, key.Length)])
            {
                if (!nearly.TryGetValue(edge, out var keys)) nearly[edge] = keys = [];
                keys.Add(key);
            }
    }

    private NameHit? LongestAt(List<Token> tokens, int at)
    {
        var most = firstWords.Contains(tokens[at].Form) ? MostWords : 1;
        NameHit? best = null;
        var key = "";
        for (var end = at + 1; end <= Math.Min(at + most, tokens.Count); end++)
        {
            key += tokens[end - 1].Form;
            if (spellings.TryGetValue(key, out var found) && (tokens[at].IsCapital || !found.IsCapital))
                best = new NameHit(found.Party, at, end, false);
        }

        return best ?? BareAt(tokens, at);
    }

    /// <summary>Arabic writes "and", "by" and "for" together with a name.</summary>
    private NameHit? BareAt(List<Token> tokens, int at)
    {
        if (tokens[at].Bare is not { } key) return null;

        NameHit? best = null;
        for (var end = at + 1; end <= Math.Min(at + MostWords, tokens.Count); end++)
        {
            if (end > at + 1) key += tokens[end - 1].Form;
            if (spellings.TryGetValue(key, out var found)) best = new NameHit(found.Party, at, end, false);
        }

        return best;
    }

    private NameHit? SlipAt(List<Token> tokens, int at)
    {
        if (!tokens[at].IsCapital) return null;

        var key = tokens[at].Form;
        if (Nearest(key) is { } party) return new NameHit(party, at, at + 1, true);

        return at + 1 < tokens.Count && tokens[at + 1].IsCapital && firstWords.Contains(key)
            && Nearest(key + tokens[at + 1].Form) is { } second ? new NameHit(second, at, at + 2, true) : null;
    }

    private int? Nearest(string word)
    {
        if (word.Length is < ShortestWithSlip or > LongestWithSlip) return null;

        string? best = null;
        for (var length = Math.Max(ShortestWithSlip, word.Length - 1); length <= word.Length + 1; length++)
            foreach (var edge in (ReadOnlySpan<Edge>)[Edge.First(word, length), Edge.Last(word, length)])
                foreach (var key in nearly.GetValueOrDefault(edge) ?? [])
                    if (key != best && IsOneSlip(word, key) && (best is null || IsNearer(word, key, best))) best = key;

        return best is null ? null : spellings[best].Party;
    }

    /// <summary>
    /// Which of two names is meant: the one that the word becomes with fewer letters taken out, and these further in front;
    /// then the one that came first.
    /// </summary>
    private bool IsNearer(string word, string key, string than)
    {
        var (ours, theirs) = (Rank(word, key), Rank(word, than));
        return ours < theirs || (ours == theirs && spellings[key].Number < spellings[than].Number);
    }

    private static int Rank(string word, string key)
    {
        if (IsWithin(word, key)) return 0;

        var at = 0;
        while (!IsWithin(word.Remove(at, 1), key)) at++;
        return at + 1;

        static bool IsWithin(string shorter, string key) => shorter == key
            || (shorter.Length == key.Length - 1 && Deletions(key).Contains(shorter));
    }

    /// <summary>In short names only what looks alike is a slip: "Al Hao" is Al-Haq, "Prosa" is not Prost.</summary>
    private static bool IsOneSlip(string word, string name)
    {
        var same = 0;
        while (same < Math.Min(word.Length, name.Length) && word[same] == name[same]) same++;
        var tail = 0;
        while (tail < Math.Min(word.Length, name.Length) - same && word[^(tail + 1)] == name[^(tail + 1)]) tail++;

        var (ours, theirs) = (word.Length - same - tail, name.Length - same - tail);
        if (ours > 1 || theirs > 1) return false;
        if (name.Length < ShortestWithAnySlip && HasDigit(word) != HasDigit(name)) return false;
        if (name.Length >= ShortestWithAnySlip && same > 0) return true;

        return ours == 1 && theirs == 1 && LookAlikes.Any(pair =>
            pair.Contains(word[same], StringComparison.Ordinal) && pair.Contains(name[same], StringComparison.Ordinal));
    }

    private static bool HasDigit(string word) => word.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    private static IEnumerable<string> Deletions(string word)
    {
        for (var at = 0; at < word.Length; at++) yield return word.Remove(at, 1);
    }

    private static string Join(List<Token> tokens) => string.Concat(tokens.Select(t => t.Form));

    /// <summary>The two letters at one end of a name of such a length.</summary>
    private readonly record struct Edge(int Length, bool IsLast, char One, char Two)
    {
        public static Edge First(string word, int length) => new(length, false, word[0], word[1]);

        public static Edge Last(string word, int length) => new(length, true, word[^2], word[^1]);
    }

    private readonly record struct Spelling(int Party, int Number, bool IsCapital);
}
