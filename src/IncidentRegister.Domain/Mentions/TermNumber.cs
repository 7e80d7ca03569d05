namespace IncidentRegister.Domain.Mentions;

/// <summary>What a term is about; the same word as a name and as a word of a title are two terms.</summary>
internal enum TermKind { Any, Name, Instrument, Act, ActOfState, ActOfMonth, State, TitleWord }

/// <summary>
/// A term as a number of 32 bits, so that an index of millions stays small and holds no name in clear. Made by FNV-1a
/// (http://www.isthe.com/chongo/tech/comp/fnv/); what is stored was made so, thus another way means to index anew.
/// </summary>
internal readonly record struct TermNumber(uint Hash)
{
    private const uint Prime = 16777619;

    public int Value => unchecked((int)Hash);

    public static TermNumber Of(TermKind kind) => new TermNumber(2166136261).With((char)('a' + (int)kind));

    public static int Of(TermKind kind, string word) => Of(kind).With(word).Value;

    public static int Of(TermKind kind, string word, string other) => Of(kind).With(word).With(' ').With(other).Value;

    public TermNumber With(string word)
    {
        var number = this;
        foreach (var letter in word) number = number.With(letter);
        return number;
    }

    private TermNumber With(char letter) =>
        new(unchecked((((Hash ^ (letter & 0xFFu)) * Prime) ^ ((uint)letter >> 8)) * Prime));
}
