namespace IncidentRegister.Domain.Mentions;

/// <summary>What a sentence takes from the text around it: which court "the Court" is, and which State acts.</summary>
internal sealed class DocumentContext
{
    private readonly HashSet<string> ofHead = new(StringComparer.Ordinal);
    private readonly HashSet<string> organs = new(StringComparer.Ordinal);
    private readonly HashSet<string> ofIssuer = new(StringComparer.Ordinal);
    private readonly string stateOfText;
    private readonly bool isNamesake;
    private string court;

    public DocumentContext(StatementSketch statement, List<ReadParagraph> paragraphs, Lexicon lexicon)
    {
        var head = Cues.In(lexicon, Tokens.Of($"{statement.Issuer}\n{statement.Title}"));
        AddStates(ofHead, head);
        var issuer = Cues.In(lexicon, Tokens.Of(statement.Issuer ?? ""));
        AddStates(ofIssuer, issuer);
        organs.UnionWith(issuer.Where(c => c.Is("organ")).Select(c => c.Concept.Code));

        stateOfText = paragraphs.SelectMany(p => p.Cues).Where(c => c.Is("place") || c.Is("organ"))
            .Select(c => c.Is("organ") ? c.Concept.State : c.Concept.Code)
            .Where(s => s is not ("ps" or "xx" or "other"))
            .GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? "";

        var named = head.Concat(paragraphs.SelectMany(p => p.Cues)).Where(c => c.Is("court")).ToList();
        isNamesake = named.Exists(c => c.Is("court", "namesake")) && !named.Exists(c => c.Is("court", "icc") && c.End - c.First > 1);
        var courts = named.ConvertAll(Code);
        IsAboutCourt = courts.Contains("icc")
            || (courts.Count == 0 && paragraphs.Exists(p => p.Cues.Exists(c => c.Is("role", "court"))));
        court = courts.Count == 0 ? "" : courts.Count(c => c == "icc") * 2 >= courts.Count ? "icc" : "other";
    }

    /// <summary>The International Criminal Court is named somewhere, or "the Court" is and no other one.</summary>
    public bool IsAboutCourt { get; }

    /// <summary>Tells each sentence what stands before it.</summary>
    public void Place(ReadParagraph paragraph)
    {
        var states = new HashSet<string>(paragraph.Lead?.StatesAtEnd ?? ofHead, StringComparer.Ordinal);
        foreach (var sentence in paragraph.Sentences)
        {
            var named = paragraph.Cues.Where(c => c.Is("court") && c.First >= sentence.First && c.End <= sentence.End)
                .Select(Code).ToList();
            if (named.Count > 0) court = named.Contains("icc") ? "icc" : named[^1];

            sentence.Court = court;
            sentence.StatesOfIssuer = ofIssuer;
            sentence.OrgansOfIssuer = organs;
            sentence.StateOfText = stateOfText;
            sentence.StatesBefore = new HashSet<string>(states, StringComparer.Ordinal);
            if (sentence.States.Any(s => s is not ("xx" or "ps" or "other")))
                states = new HashSet<string>(sentence.States, StringComparer.Ordinal);
            states.UnionWith(ofHead);
        }

        paragraph.StatesAtEnd = states;
    }

    /// <summary>The Chamber of Commerce and the Cricket Council are "ICC" too.</summary>
    private string Code(Cue court) => isNamesake || court.Is("court", "namesake") ? "other" : court.Concept.Code;

    private static void AddStates(HashSet<string> states, List<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (cue.Is("place")) states.Add(cue.Concept.Code);
            if (cue.Is("organ")) states.Add(cue.Concept.State);
        }
    }
}
