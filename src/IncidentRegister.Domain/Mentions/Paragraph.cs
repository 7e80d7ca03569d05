namespace IncidentRegister.Domain.Mentions;

/// <summary>A paragraph of a text, read word by word.</summary>
internal sealed class ReadParagraph
{
    public ReadParagraph(string text, int start, int end, IncidentIndex index, TimeReader times)
    {
        (Text, Start, End) = (text, start, end);
        Tokens = Mentions.Tokens.Of(text.AsSpan(start, end - start), start);
        Cues = Mentions.Cues.In(index.Lexicon, Tokens);
        Names = index.Names.Find(Tokens);
        Times = times.Read(Tokens, Cues);
        Instruments = Mentions.Instruments.In(Tokens);
    }

    public string Text { get; }
    public int Start { get; }
    public int End { get; }
    public List<Token> Tokens { get; }
    public List<Cue> Cues { get; }
    public List<NameHit> Names { get; }
    public List<TimeCue> Times { get; }
    public List<Instrument> Instruments { get; }
    public List<Sentence> Sentences { get; } = [];

    /// <summary>The text between two words, or before the first.</summary>
    public ReadOnlySpan<char> Between(int token, int next) =>
        Text.AsSpan(Tokens[token].End, Tokens[next].Start - Tokens[token].End);

    public string Words(int first, int end) => Text[Tokens[first].Start..Tokens[end - 1].End];
}

/// <summary>A sentence of a paragraph, with what it shares with its clauses.</summary>
internal sealed class Sentence(ReadParagraph paragraph, int first, int end)
{
    public ReadParagraph Paragraph { get; } = paragraph;
    public int First { get; } = first;
    public int End { get; } = end;
    public List<Clause> Clauses { get; } = [];
    public HashSet<string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>"icc" or "other": of which court the sentence speaks; empty when no court was named before it either.</summary>
    public string Court { get; set; } = "";

    /// <summary>The State that the text names most; empty without any.</summary>
    public string StateOfText { get; set; } = "";

    /// <summary>States named in the sentences before, the nearest first to be asked.</summary>
    public HashSet<string> StatesBefore { get; set; } = [];

    public HashSet<int> Parties { get; } = [];
}

/// <summary>A part of a sentence that tells of one act, or of acts named in one breath.</summary>
internal sealed class Clause(Sentence sentence, int first, int end)
{
    public Sentence Sentence { get; } = sentence;
    public int First { get; } = first;
    public int End { get; } = end;
    public List<Cue> Acts { get; } = [];
    public List<Cue> Places { get; } = [];
    public List<Cue> Organs { get; } = [];
    public List<Cue> Roles { get; } = [];
    public List<NameHit> Names { get; } = [];
    public List<TimeCue> Times { get; } = [];
    public List<TargetCount> Counts { get; set; } = [];
    public List<Instrument> Instruments { get; } = [];
    public HashSet<string> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>"these", "this", "they" stands right before the act.</summary>
    public bool RefersBack { get; set; }

    public bool IsThreatened { get; set; }
    public bool IsAsked { get; set; }
    public bool IsDenied { get; set; }

    /// <summary>The act is done to a State, its leaders or its people, not to the Court or those who work with it.</summary>
    public bool GoesElsewhere { get; set; }

    public bool NamesSuspects { get; set; }
}
