namespace IncidentRegister.Domain.Mentions;

/// <summary>Whether an incident was a menace only, something done, or the end of something done.</summary>
internal enum Phase { Done, Threatened, Ended, Mixed }

/// <summary>What an incident says of itself, in the concepts in which a text is read.</summary>
internal sealed class IncidentProfile
{
    public required IncidentSketch Sketch { get; init; }
    public required ToldDates Dates { get; init; }

    /// <summary>Its place among all of its index.</summary>
    public required int Number { get; init; }
    public required Phase Phase { get; set; }

    /// <summary>As the title of a group names them itself; for a single incident all.</summary>
    public HashSet<string> OwnFamilies { get; } = new(StringComparer.Ordinal);
    /// <summary>Named by its type; what only the title adds is worth less.</summary>
    public HashSet<string> TypeFamilies { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>States to which the alleged actors belong; empty when nobody is known or named.</summary>
    public HashSet<string> States { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Organs { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the targets are from.</summary>
    public HashSet<string> TargetPlaces { get; } = new(StringComparer.Ordinal);

    public HashSet<int> Targets { get; } = [];
    public HashSet<int> Actors { get; } = [];
    public HashSet<int> Aliases { get; } = [];
    public HashSet<string> Instruments { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Bases { get; } = new(StringComparer.Ordinal);
    public HashSet<string> TitleWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Acts of the title in its own words, where these are more than one: "kangaroo court".</summary>
    public HashSet<string> TitlePhrases { get; } = new(StringComparer.Ordinal);
    public HashSet<(int Number, string Role)> Counts { get; } = [];

    /// <summary>How many of an office are alleged to have done it: "twelve US senators".</summary>
    public HashSet<(int Number, string Organ)> ActorCounts { get; } = [];

    /// <summary>Its targets are told as "the same" as those of an incident before it.</summary>
    public bool Repeats { get; set; }

    /// <summary>Since that day what it threatened is done; null while it is not.</summary>
    public DateOnly? CameTrue { get; set; }

    /// <summary>Wide words ("measure") that may stand for it.</summary>
    public HashSet<string> WideFamilies { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its targets are of the Court, or of civil society.</summary>
    public (bool Court, bool Civil) Sides { get; set; }

    /// <summary>Of a group.</summary>
    public List<IncidentProfile> Members { get; } = [];

    public List<IncidentProfile> Groups { get; } = [];

    public string Key => Sketch.Key;
    public bool IsGroup => Sketch.Members.Count > 0;

    /// <summary>The first day on which somebody could speak of it; of a group, when two of it were known.</summary>
    public DateOnly? KnownFrom => !IsGroup
        ? Dates.KnownFrom
        : Members.Select(m => m.Dates.KnownFrom).Order().Skip(Members.Count > 1 ? 1 : 0).FirstOrDefault();

    /// <summary>
    /// Of a group those members that did such things; all of them when none did. Otherwise the incident.
    /// </summary>
    public IEnumerable<IncidentProfile> SpokenOf(HashSet<string> families)
    {
        if (!IsGroup) return [this];

        var meant = Members.FindAll(m => m.Families.Overlaps(families));
        return meant.Count > 0 ? meant : Members;
    }

    /// <summary>Days from the last thing of it that was known on that day.</summary>
    public int? DaysBefore(DateOnly day, HashSet<string> families)
    {
        int? least = null;
        foreach (var known in SpokenOf(families).Select(m => m.Dates))
            foreach (var period in known.Periods.Append(Period.Day(known.KnownFrom ?? DateOnly.MaxValue)))
            {
                var days = day.DayNumber - period.LastKnown(day).DayNumber;
                if (days >= 0 && !(days >= least)) least = days;
            }

        return least;
    }
}
