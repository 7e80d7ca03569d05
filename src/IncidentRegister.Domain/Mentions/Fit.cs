namespace IncidentRegister.Domain.Mentions;

/// <summary>How well an incident fits a clause, and why.</summary>
internal sealed class Fit(IncidentProfile incident)
{
    /// <summary>Words that may stand between two places of a passage.</summary>
    private const int Reach = 14;

    private readonly List<Spoken> said = [];

    public IncidentProfile Incident { get; } = incident;
    public double Score { get; private set; }

    /// <summary>A group is worth no more than the best of its members, where the act is plain.</summary>
    public void LowerTo(double score) => Score = Math.Min(Score, score);

    /// <summary>Worded when they are asked for: most fits are not chosen, and nobody reads theirs.</summary>
    public IReadOnlyList<MentionReason> Reasons => said.ConvertAll(s => s.Worded());

    /// <summary>Places in the paragraph that speak for it; the passage holds them all.</summary>
    public List<(int First, int End)> Places { get; } = [];

    public bool HasActor { get; set; }
    public bool HasActorHere { get; set; }

    /// <summary>Only the State that the text names most.</summary>
    public bool HasActorOfText { get; set; }
    public bool HasTarget { get; set; }

    /// <summary>In the clause itself.</summary>
    public bool HasTargetHere { get; set; }

    /// <summary>All whom the clause names of those known are targets of this incident.</summary>
    public bool HasAllNamed { get; set; }
    public int Named { get; set; }
    public bool HasRole { get; set; }

    /// <summary>Its own kind of target is told, not just somebody of the Court.</summary>
    public bool HasExactRole { get; set; }

    /// <summary>The same, and more than just the Court: "judges".</summary>
    public bool HasOwnRole { get; set; }
    public bool HasInstrument { get; set; }

    /// <summary>Named as what something else rests on: "designated under EO 14203".</summary>
    public bool IsBasis { get; set; }
    public bool HasNumber { get; set; }
    public bool HasDate { get; set; }

    /// <summary>The very day is told.</summary>
    public bool HasDay { get; set; }

    /// <summary>A target of it is named elsewhere in the text.</summary>
    public bool HasTargetOfText { get; set; }

    /// <summary>A time is told that fits, be it that of a year or of something else as well.</summary>
    public bool HasTime { get; set; }
    public bool HasTitleWord { get; set; }
    public bool HasPlace { get; set; }
    public bool HasAct { get; set; }

    /// <summary>Index of the first word that tells of such an act, if any plainly; -1 without one.</summary>
    public int ActAt { get; set; } = -1;
    public bool HasOwnAct { get; set; }
    public int? Days { get; set; }

    /// <summary>Days since it, where its day is known exactly.</summary>
    public int? ExactDays { get; set; }

    /// <summary>A fresh threat by nobody in particular, and the text names nobody either.</summary>
    public bool IsByNobody { get; set; }

    /// <summary>What it threatened was done since, and the words may as well tell of that.</summary>
    public bool CameTrue { get; set; }

    /// <summary>Others fit as well as it does, and nothing tells them apart.</summary>
    public bool IsOneOfSeveral { get; set; }

    /// <summary>Something tells it from its likes.</summary>
    public bool IsDistinct => HasInstrument || (!Incident.IsGroup && (HasTarget || HasNumber || HasDate || HasOrgan));

    /// <summary>Not just the State, but the very office.</summary>
    public bool HasOrgan { get; set; }
    public bool HasOtherOrgan { get; set; }

    public void Add(double score) => Score += score;

    public void Add(double score, MentionReasonKind kind, string what = "")
    {
        Score += score;
        Say(kind, what);
    }

    /// <param name="first">The words of the paragraph that speak for it, to the one before <paramref name="end"/>.</param>
    public void Add(double score, MentionReasonKind kind, ReadParagraph paragraph, int first, int end)
    {
        Score += score;
        said.Add(new Spoken(kind, "", null, paragraph, first, end));
    }

    public void Say(MentionReasonKind kind, string what = "", int? days = null) =>
        said.Add(new Spoken(kind, what, days, null, 0, 0));

    public void At(int first, int end) => Places.Add((first, end));

    /// <summary>The words around the act that speak for it: from one place to the next, as long as they stand near.</summary>
    public (int First, int End) Passage()
    {
        var (first, end) = Places.Find(p => p.First == ActAt) is { End: > 0 } act ? act : Places[0];
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var place in Places)
            {
                if (place.First >= first && place.End <= end) continue;
                if (place.First - end >= Reach || first - place.End >= Reach) continue;

                (first, end, grew) = (Math.Min(first, place.First), Math.Max(end, place.End), true);
            }
        }

        return (first, end);
    }

    private readonly record struct Spoken(
        MentionReasonKind Kind, string What, int? Days, ReadParagraph? Paragraph, int First, int End)
    {
        public MentionReason Worded() => new(Kind, Paragraph?.Words(First, End) ?? What, Days);
    }
}
