namespace IncidentRegister.Domain.Responses;

/// <summary>
/// Finds the words of a statement that ask somebody for something: whom, for which measure, until when, and says why.
/// Pure and deterministic, in time that grows with the text. It proposes; a person decides.
/// </summary>
public static class AskFinder
{
    /// <returns>In the order of the text; empty where nobody is asked.</returns>
    public static IReadOnlyList<FoundAsk> Find(AskText text)
    {
        var words = AskWords.For(text.Language);
        var reading = new AskReading(new AskReader(text, words));
        foreach (var sentence in AskUnits.Of(text, words)) reading.Take(sentence);

        return reading.Done();
    }
}
