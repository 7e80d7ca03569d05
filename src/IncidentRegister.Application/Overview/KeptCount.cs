namespace IncidentRegister.Application.Overview;

/// <summary>What the database counts; what follows is the code of each. Days are written as <c>2024-12-05</c>.</summary>
public enum CountKind
{
    /// <summary>Incidents that were sent, and those of verified ones: no code.</summary>
    Sent, Verified,

    /// <summary>Incidents by broad type of acts, category of targets, kind of actors, and country; no code: not told.</summary>
    Type, Target, Actor, Country,

    /// <summary>Incidents by <c>monday|broad type</c>; by <c>first day|last day</c> where the week is not known.</summary>
    Week, Vague,

    /// <summary>Incidents without a response by the day on which they happened; those with one by how many days it took.</summary>
    Waits, Took,

    /// <summary>
    /// Asks without a response, not withdrawn, by <c>day|measure</c>, and by <c>2024-12|measure</c>; those with one by
    /// <c>days|measure</c>.
    /// </summary>
    AskWaits, AskMonth, AskTook,

    /// <summary>Open asks by their day; and by that on which a reply is due.</summary>
    AskOpen, AskDue,

    /// <summary>
    /// Asks by addressee; those to which nothing came back by <c>addressee|day</c>, and by <c>addressee|2024-12</c>. Where the
    /// day is not known, nothing follows the stroke.
    /// </summary>
    Asked, Silent, SilentMonth,

    /// <summary>Responses by the party that took them alone; and by State, of which a party stood in them with others.</summary>
    Alone, Stood,
}

/// <summary>
/// How many more stood in a place at the end of a year than before it, and on which of its days they came and went. The database
/// keeps these rows with those of <see cref="CountedSpan"/>; nobody else writes them.
/// </summary>
public sealed class KeptCount
{
    private KeptCount() { } // for EF Core

    /// <summary>As for <see cref="CountedSpan"/>.</summary>
    public bool ForLiaison { get; private set; }

    /// <summary>Whose incidents; <see cref="Guid.Empty"/>: all that the liaison may read, or asks and responses.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Of red incidents, which nobody else may read; else <see cref="Guid.Empty"/>.</summary>
    public Guid AuthorId { get; private set; }
    public CountKind Kind { get; private set; }
    public string Code { get; private set; } = "";

    /// <summary>UTC.</summary>
    public short Year { get; private set; }

    /// <summary>The last one of <see cref="Days"/>; after it, <see cref="Change"/> holds.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Below zero: fewer.</summary>
    public int Change { get; private set; }

    /// <summary>UTC; in order, each once, with how many more there were after it at the same place of <see cref="Changes"/>.</summary>
    public DateOnly[] Days { get; private set; } = [];
    public int[] Changes { get; private set; } = [];
}
