namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// What each agreement between a clause and an incident is worth, and how much is needed. Tuned by hand on two thirds of
/// the labelled statements of the unit tests; everything else in the finder is words and rules.
/// </summary>
internal static class Weights
{
    public const double Act = 2;
    public const double ActOfTitle = 1.5;
    public const double VagueAct = 1;
    /// <summary>Told in a clause before.</summary>
    public const double CarriedAct = 1;
    public const double FurtherAct = 0.5;

    public const double Instrument = 6;
    public const double Basis = 0.7;

    /// <summary>The order that is told has another number.</summary>
    public const double OtherInstrument = -3;

    public const double StateInClause = 2;
    public const double StateInSentence = 1.7;
    public const double StateOfIssuer = 1.5;
    public const double StateBefore = 1;
    /// <summary>The State that the text names most.</summary>
    public const double StateOfText = 0.6;

    /// <summary>Stands for the actor where nobody is known.</summary>
    public const double Unowned = 1.5;
    public const double Organ = 0.8;
    public const double OrganInSentence = 0.5;
    public const double OtherOrgan = -0.7;
    public const double ActorNamed = 1.5;

    public const double TargetNamed = 3;
    public const double FurtherTarget = 0.4;
    public const double TargetInSentence = 2;
    public const double TargetInDocument = 0.5;
    public const double OtherTargets = -3;

    /// <summary>Somebody in person was the target, and the text tells of the Court or of nobody.</summary>
    public const double OnlyTheCourt = -0.7;
    public const double Role = 1.2;
    public const double RoleInSentence = 0.8;
    public const double RoleOfSameSide = 0.4;
    public const double RoleOfOtherSide = -1.5;
    public const double TargetPlace = 1.2;
    public const double Number = 1.5;
    public const double OtherNumber = -0.8;
    public const double OtherActors = -2;

    public const double Day = 3;
    public const double Month = 2;
    public const double Year = 1;
    public const double InSentence = 0.5;
    /// <summary>The date of an entry of a chronology.</summary>
    public const double OfEntry = 0.8;
    public const double OtherEntry = -2.5;
    public const double OtherDate = -3;
    public const double OtherWindow = -1.2;
    public const double Recent = 2;

    /// <summary>An incident of so many days ago is no longer recent at all (about five years).</summary>
    public const double RecentDays = 1900;

    /// <summary>Within <see cref="FreshDays"/>, where the text names nobody.</summary>
    public const double Fresh = 0.8;
    public const double TitleWord = 1;
    public const double RightMood = 1;
    public const double WrongMood = -2.5;
    public const double BareThreat = -1.2;
    public const double CameTrue = -1;
    public const double Repeats = -0.8;
    public const double Ended = 1;

    /// <summary>Least to be suggested, and to be suggested as strong.</summary>
    public const double Possible = 4.6;
    public const double Strong = 5.6;

    /// <summary>Least to be suggested where the text told of it already.</summary>
    public const double Told = 3;

    /// <summary>What is so much behind the best is left out.</summary>
    public const double Margin = 0.7;

    /// <summary>
    /// The same, where another kind of act is told in the same clause ("sanctions, including visa bans").
    /// </summary>
    public const double OtherActMargin = 2;

    /// <summary>With another incident so near, nothing is certain that has no name, number or date.</summary>
    public const double RivalMargin = 2;

    /// <summary>At most so many incidents for one clause; more means that the words are too wide.</summary>
    public const int Most = 6;

    /// <summary>"Measures", "threats" and the like must be about something as recent as this, in days.</summary>
    public const int VagueDays = 60;

    /// <summary>What is older is told with something that is its own, be it a name, a number or a year.</summary>
    public const int SeasonDays = 365;

    /// <summary>So few days after, nobody needs to be named: "the measures announced against the judges".</summary>
    public const int FreshDays = 7;

    /// <summary>
    /// What is spoken of without a date, and without its actor or its own target, is as recent as this.
    /// </summary>
    public const int RememberedDays = 730;
}
