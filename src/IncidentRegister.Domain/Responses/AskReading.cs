namespace IncidentRegister.Domain.Responses;

/// <summary>Goes through a statement, sentence by sentence, and remembers the list that it is in.</summary>
internal sealed class AskReading(AskReader reader)
{
    private readonly List<FoundAsk> found = [];
    private AskList? list;

    public void Take(AskSentence sentence)
    {
        if (list?.Takes(sentence) == true)
        {
            found.AddRange(list.Read(sentence, sentence.Span));
            return;
        }

        var next = AskList.HeadedBy(sentence, reader);
        if (sentence.StartsParagraph || next is not null) Leave();
        if (next is null)
        {
            found.AddRange(reader.Read(sentence));
            return;
        }

        list = next;
        if (next.Rest is { } rest) found.AddRange(next.Read(sentence, rest));
    }

    public IReadOnlyList<FoundAsk> Done()
    {
        Leave();
        return found;
    }

    /// <summary>The head of a list in which nothing stood is a sentence like others.</summary>
    private void Leave()
    {
        if (list is { HasItems: false }) found.AddRange(reader.Read(list.Head));
        list = null;
    }
}
