namespace IncidentRegister.Domain.Texts;

/// <summary>Numbers of footnotes that lost their raised place: "They left.12 The others stayed".</summary>
public static class NoteMarks
{
    private const int LongestNumber = 3;

    /// <summary>What is shorter is rather an abbreviation: "art.70".</summary>
    private const int ShortestWord = 4;

    /// <returns>Behind the number that begins here; null where none does, or where it is no note's.</returns>
    public static int? EndAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end == at || end - at > LongestNumber || (end < text.Length && !char.IsWhiteSpace(text[end]))) return null;

        var mark = at;
        while (mark > 0 && char.IsPunctuation(text[mark - 1]) && text[mark - 1] is not ('-' or '–' or '/' or '(' or '[')) mark--;
        var word = mark;
        while (word > 0 && char.IsLower(text[word - 1])) word--;
        return mark < at && mark - word >= ShortestWord ? end : null;
    }
}
