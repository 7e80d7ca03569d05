using IncidentRegister.Domain.Cases;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>One made-up incident; the same for the same number, so that each of its tables is written by itself.</summary>
internal sealed class MadeIncident
{
    private const int RareTexts = 5;

    private static readonly string[] Handlings = [.. Shares((60, "amber"), (15, "amber-strict"), (5, "red"), (15, "green"), (5, "clear"))];
    private static readonly string[] Statuses =
        [.. Shares((70, "verified"), (12, "submitted"), (6, "in-review"), (2, "needs-information"), (6, "draft"), (2, "declined"), (2, "closed"))];
    private static readonly string[] Severities = ["medium", "low", "high", "critical"];

    /// <param name="number">0 is the oldest.</param>
    /// <param name="count">Of all incidents; they lie evenly in the three years before <paramref name="end"/>.</param>
    public MadeIncident(int number, int count, DateTimeOffset end)
    {
        Number = number;
        Draw = new Draw(number);
        RecordedAt = end - TimeSpan.FromDays(1) - (TimeSpan.FromDays(3 * 365) * ((double)(count - number) / count));
        Id = Draw.Id(RecordedAt, Row.Incident, number);
        Organisation = Draw.Below(MadePeople.Organisations);
        Author = Draw.Percent(80) ? MadePeople.Reporter(Organisation, Draw.Below(4)) : MadePeople.Lead(Organisation);
        Status = Draw.Of(Statuses);
        Handling = Draw.Of(Handlings);
        Severity = Draw.Of(Severities);
        Acts = 1 + Draw.Below(2);
        HasRareWord = number % Math.Max(1, count / RareTexts) == count / RareTexts / 2;
    }

    public int Number { get; }
    public Guid Id { get; }
    public DateTimeOffset RecordedAt { get; }
    public int Organisation { get; }
    public Guid OrganisationId => MadePeople.Organisation(Organisation);
    public Guid Author { get; }
    public string Status { get; }
    public string Handling { get; }
    public string Severity { get; }

    /// <summary>One or two.</summary>
    public int Acts { get; }
    public string Reference => Draw.Reference("INC", RecordedAt.Year, Number);

    /// <summary>Waits for the liaison.</summary>
    public bool IsOpen => Status is "submitted" or "in-review" or "needs-information";
    public DateTimeOffset SubmittedAt => RecordedAt.AddDays(1);
    public DateTimeOffset ReviewedAt => RecordedAt.AddDays(2);
    public DateTimeOffset AskedAt => RecordedAt.AddDays(3);

    /// <summary>What a liaison sees, and a statement may point at.</summary>
    public bool IsForTheLiaison => Status != "draft" && Handling is "amber" or "green" or "clear";

    // As the register derives it, but for weekends: nobody reads these lists for what is due.
    private DateTimeOffset DueAt => Status switch
    {
        "submitted" => SubmittedAt.AddDays(1),
        "in-review" => SubmittedAt.AddDays(Severity is "critical" or "high" ? 1 : 3),
        _ => Case.Never,
    };

    private string? DueClock => Status switch
    {
        "submitted" => "acknowledge",
        "in-review" => "first-review",
        "needs-information" => "verify",
        _ => null,
    };

    private Draw Draw { get; }
    private bool HasRareWord { get; }

    public object?[] Incident(Codes codes)
    {
        var day = DateOnly.FromDateTime(RecordedAt.UtcDateTime).AddDays(-Draw.Below(20));
        var isSubmitted = Status != "draft";
        var isReviewed = Status is not ("draft" or "submitted");
        var isDecided = Status is "verified" or "declined" or "closed";
        var account = Prose.Of(Draw, 80 + Draw.Below(80)) + (HasRareWord ? $" A {Prose.RareWord} was seen." : "");
        return
        [
            Id, OrganisationId, Author, Reference, Draw.Percent(3) ? "campaign" : "incident", Prose.Title(Draw), account,
            Draw.Percent(85) ? "en" : "fr", $"{day:yyyy-MM-dd}", day, day, Draw.Skewed(codes["country"]).ToUpperInvariant(),
            Draw.Percent(50) ? "Example Town" : null, "reviewers", Draw.Percent(60) ? Draw.Of(codes["situation"]) : null,
            Severity, Severity, isDecided ? "verified" : "unverified", Handling, RecordedAt, RecordedAt,
            RecordedAt.AddHours(Draw.Below(300)), (long)(1 + Draw.Below(6)),
            Enumerable.Range(0, Acts).Select(n => ActType(codes, n)).Distinct().ToArray(),
            isReviewed ? MadePeople.Liaison(Number) : null, isDecided ? RecordedAt.AddDays(9) : null,
            Status == "declined" ? codes["decline-reason"][0] : null, isReviewed ? ReviewedAt : null, Status,
            isSubmitted ? SubmittedAt : null, DueAt, DueClock,
        ];
    }

    public string ActType(Codes codes, int act) => new Draw(Number + (act * 7919L)).Skewed(codes["act-type"]);

    private static IEnumerable<string> Shares(params (int Percent, string Code)[] shares) =>
        shares.SelectMany(s => Enumerable.Repeat(s.Code, s.Percent));
}
