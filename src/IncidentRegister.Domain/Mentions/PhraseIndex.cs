namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Phrases as a tree of folded words; the longest that begins at a word is found in as many steps as it has words. A
/// phrase in the lexicon that has a capital asks for one in the text ("Bill" is not "bill"), one in capitals for
/// capitals ("US" is not "us").
/// </summary>
internal sealed class PhraseIndex
{
    private const int ShortestStem = 2;
    private const int LongestStem = 16;
    private const int LongestInCapitals = 5;

    private readonly Node root = new();

    public void Add(string phrase, Concept concept)
    {
        var node = root;
        foreach (var token in Tokens.Of(phrase))
        {
            var isStem = token.End < phrase.Length && phrase[token.End] == '*';
            node = node.Child(Key(token), isStem);
        }

        if (node != root && !node.Concepts.Contains(concept)) node.Concepts.Add(concept);
    }

    /// <summary>Adds the concepts of the longest phrase that begins at a word.</summary>
    /// <returns>The index behind it, or <paramref name="at"/> when none does.</returns>
    public int Longest(List<Token> tokens, int at, List<Cue> found)
    {
        Node? best = null;
        var end = at;
        Walk(root, tokens, at, ref best, ref end);
        if (best is null) return at;

        foreach (var concept in best.Concepts) found.Add(new Cue(concept, at, end));
        return end;
    }

    private static void Walk(Node node, List<Token> tokens, int at, ref Node? best, ref int end)
    {
        if (node.Concepts.Count > 0 && at > end) (best, end) = (node, at);
        if (at >= tokens.Count || node.IsLeaf) return;

        var token = tokens[at];
        if (token.IsUpper && node.Exact('^', token.Form) is { } capitals)
            Walk(capitals, tokens, at + 1, ref best, ref end);
        if (token.IsCapital) Step(node, '~', token.Form, tokens, at, ref best, ref end);
        Step(node, ' ', token.Form, tokens, at, ref best, ref end);
        if (token.Bare is { } bare) Step(node, ' ', bare, tokens, at, ref best, ref end);
    }

    private static void Step(
        Node node, char mark, string form, List<Token> tokens, int at, ref Node? best, ref int end)
    {
        if (node.Exact(mark, form) is { } exact) Walk(exact, tokens, at + 1, ref best, ref end);
        var lengths = node.StemLengths(mark, form);
        for (var length = Math.Min(form.Length, LongestStem); lengths != 0 && length >= ShortestStem; length--)
            if ((lengths & (1 << length)) != 0 && node.Stem(mark, form.AsSpan(0, length)) is { } stem)
                Walk(stem, tokens, at + 1, ref best, ref end);
    }

    private static string Key(Token token) =>
        (token.IsUpper && token.Form.Length <= LongestInCapitals ? "^" : token.IsCapital ? "~" : " ") + token.Form;

    private sealed class Node
    {
        private readonly Dictionary<string, Node> exact = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node> stems = new(StringComparer.Ordinal);

        /// <summary>How long the stems are that begin with these letters: a bit for each length.</summary>
        private readonly Dictionary<(char Mark, char First, char Second), int> lengths = [];

        public List<Concept> Concepts { get; } = [];
        public bool IsLeaf => exact.Count + stems.Count == 0;

        public Node Child(string key, bool isStem)
        {
            var children = isStem ? stems : exact;
            if (children.TryGetValue(key, out var child)) return child;

            if (isStem && key.Length is > ShortestStem and <= LongestStem + 1)
            {
                var beginning = (key[0], key[1], key[2]);
                lengths[beginning] = lengths.GetValueOrDefault(beginning) | (1 << (key.Length - 1));
            }

            return children[key] = new Node();
        }

        public int StemLengths(char mark, string form) =>
            form.Length < ShortestStem || stems.Count == 0 ? 0 : lengths.GetValueOrDefault((mark, form[0], form[1]));

        public Node? Exact(char mark, ReadOnlySpan<char> form) => exact.Count == 0 ? null : Find(exact, mark, form);

        public Node? Stem(char mark, ReadOnlySpan<char> form) => Find(stems, mark, form);

        private static Node? Find(Dictionary<string, Node> children, char mark, ReadOnlySpan<char> form)
        {
            if (form.Length > 62) return null;

            Span<char> key = stackalloc char[form.Length + 1];
            key[0] = mark;
            form.CopyTo(key[1..]);
            return children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var child) ? child : null;
        }
    }
}
