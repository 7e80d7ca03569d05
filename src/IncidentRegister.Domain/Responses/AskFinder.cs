using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// Finds the words of a statement that ask somebody for something: whom, for which measure, until when, and says why.
/// Pure and deterministic, in time that grows with the text. It proposes; a person decides.
/// </summary>
public static class AskFinder
{
    /// <returns>In the order of the text; each list empty, never null.</returns>
    public static IReadOnlyList<FoundAsk> Find(AskText text)
    {
        var words = AskWords.For(text.Language);
        var reader = new AskReader(text, words);
        var found = new List<FoundAsk>();
        AskList? list = null;

        foreach (var sentence in AskUnits.Of(text, words))
        {
            if (list is not null && list.Takes(sentence))
            {
                found.AddRange(list.Read(sentence, sentence.Span));
                continue;
            }

            if (list is not null && sentence.StartsParagraph)
            {
                if (!list.HasItems) found.AddRange(reader.Read(list.Head));
                list = null;
            }

            if (AskList.HeadedBy(sentence, reader) is { } next)
            {
                if (list is { HasItems: false }) found.AddRange(reader.Read(list.Head));
                list = next;
                if (list.Rest is { } rest) found.AddRange(list.Read(sentence, rest));
            }
            else
            {
                found.AddRange(reader.Read(sentence));
            }
        }

        if (list is { HasItems: false }) found.AddRange(reader.Read(list.Head));
        return found;
    }
}
