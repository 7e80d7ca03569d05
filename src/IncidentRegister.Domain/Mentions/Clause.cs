namespace IncidentRegister.Domain.Mentions;

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
    public List<TargetCount> OrganCounts { get; set; } = [];
    public List<Instrument> Instruments { get; } = [];
    public HashSet<string> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>"these", "this", "they" stands right before the act.</summary>
    public bool RefersBack { get; set; }

    /// <summary>Index of the first word of the act behind "this", "those" or "the"; -1 without one.</summary>
    public int PointsAt { get; set; } = -1;

    /// <summary>"This incident", "the step": words for what was told of last, whatever it was.</summary>
    public Cue? Thing { get; set; }

    /// <summary>"Met the same fate", "followed": what was told before happened to others as well.</summary>
    public bool IsTheSame { get; set; }

    /// <summary>"Already", "earlier", "since": more than one of the same kind is meant.</summary>
    public bool IsOfSeveral { get; set; }

    /// <summary>The same, and they came before others.</summary>
    public bool IsOfEarlier { get; set; }

    public bool IsThreatened { get; set; }

    /// <summary>"A month later": the date of the sentence is that of something else.</summary>
    public bool IsLater { get; set; }

    /// <summary>One thing is told of in so many words: "the cyber-attack", not "cyber-attacks".</summary>
    public bool IsOfOne { get; set; }
    public bool IsAsked { get; set; }
    public bool IsDenied { get; set; }

    public bool NamesSuspects { get; set; }
}
