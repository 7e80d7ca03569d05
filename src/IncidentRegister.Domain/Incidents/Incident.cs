using IncidentRegister.Domain.Cases;

namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// One threat or attack on the Court, its officials or those who cooperate with it, as the organisation that logged it
/// tells it. Root of its acts, targets, involvements, sources and review; every change raises <see cref="Version"/>.
/// </summary>
public sealed partial class Incident
{
    public const int TitleMaxLength = 200;
    public const int AccountMaxLength = 20_000;
    public const int TownMaxLength = 120;
    public const int CountryLength = 2;
    public const int LanguageMaxLength = 10;

    private readonly List<Act> acts = [];
    private readonly List<Target> targets = [];
    private readonly List<Involvement> involvements = [];
    private readonly List<Source> sources = [];
    private readonly List<CaseEvent> events = [];
    private readonly List<Question> questions = [];

    private Incident() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>What people call it, such as <c>INC-2026-7K3QF</c>; its tail is random, so that it counts nothing.</summary>
    public string Reference { get; private set; } = "";
    public IncidentKind Kind { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>The confidential narrative.</summary>
    public string Account { get; private set; } = "";

    /// <summary>BCP 47 tag of the language that title and account are written in.</summary>
    public string Language { get; private set; } = "en";
    public IncidentDate Occurred { get; private set; } = IncidentDate.Unknown;

    /// <summary>Bounds of <see cref="Occurred"/>, kept beside it for searching. Null: open or not known.</summary>
    public DateOnly? OccurredFrom { get; private set; }
    public DateOnly? OccurredTo { get; private set; }

    /// <summary>ISO 3166-1 alpha-2, or null where it is not known or has no place.</summary>
    public string? Country { get; private set; }
    public string? Town { get; private set; }
    public TownVisibility TownVisibility { get; private set; }

    /// <summary>Code of the Court's situation, or null.</summary>
    public string? Situation { get; private set; }
    public Severity Severity { get; private set; }

    /// <summary>The severity that the first report gave it.</summary>
    public Severity FirstSeverity { get; private set; }
    public Verification Verification { get; private set; }
    public Tlp Handling { get; private set; }

    /// <summary>When the organisation learnt of it, when it entered the register, when it last changed. UTC.</summary>
    public DateTimeOffset ReportedAt { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public long Version { get; private set; }

    /// <summary>Codes of the acts' types, so that a list can be filtered without opening the acts.</summary>
    public string[] ActTypes { get; private set; } = [];

    public Case Case { get; private set; } = null!;
    public IReadOnlyList<Act> Acts => acts;
    public IReadOnlyList<Target> Targets => targets;
    public IReadOnlyList<Involvement> Involvements => involvements;
    public IReadOnlyList<Source> Sources => sources;
    public IReadOnlyList<CaseEvent> Events => events;
    public IReadOnlyList<Question> Questions => questions;

    /// <param name="reference">Unique, made by <c>Reference</c>.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RuleBrokenException">It lies in the future, or lacks an act or a target.</exception>
    public static Incident Log(
        string reference, Guid organisationId, Guid authorId, IncidentFacts facts, DateTimeOffset now)
    {
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = organisationId,
            AuthorId = authorId,
            Reference = reference,
            Kind = facts.Kind,
            FirstSeverity = facts.Severity,
            Case = new Case(),
            ReportedAt = now,
            RecordedAt = now,
        };
        incident.Take(facts, now);
        incident.Take(facts.Consent, authorId, now);
        incident.Record(CaseEventKind.Logged, authorId, null, now);
        return incident;
    }

    /// <summary>Replaces what the reporter told, while it is still a draft or waits for the reporter's answer.</summary>
    /// <exception cref="RuleBrokenException">The record is frozen, or the new facts break a rule.</exception>
    public void Amend(IncidentFacts facts, Guid authorId, DateTimeOffset now)
    {
        RefuseUnlessAmendableBy(authorId);
        Case.Retell();
        Take(facts, now);
        Take(facts.Consent, authorId, now);
        Record(CaseEventKind.Amended, authorId, null, now);
    }

    /// <exception cref="RuleBrokenException">The record is frozen, waits for the lead, or is somebody else's draft.</exception>
    public void RefuseUnlessAmendableBy(Guid id)
    {
        RuleBrokenException.ThrowIf(Case.IsFrozenForReporter, "incident.frozen");
        RuleBrokenException.ThrowIf(id != AuthorId, "incident.author-alone");
        Case.RefuseWhileItWaits();
    }

    /// <summary>Adds a later stage to one of its acts; earlier ones stay as they were told.</summary>
    /// <exception cref="RuleBrokenException">The act is not one of this incident's, or the stage lies in the future.</exception>
    public void AddStage(Guid actId, StageFacts stage, DateTimeOffset now)
    {
        Case.RefuseWhileItWaits();
        RuleBrokenException.ThrowIf(Case.Hold == CaseHold.SentBack, "case.sent-back");
        var act = acts.Find(a => a.Id == actId);
        RuleBrokenException.ThrowIf(act is null, "act.unknown");
        act!.Add(stage, now);
        Touch(now);
    }

    private void Take(IncidentFacts facts, DateTimeOffset now)
    {
        facts.Occurred.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime));
        RuleBrokenException.ThrowIf(facts.Acts.Count == 0, "incident.needs-act");

        (Title, Account, Language) = (facts.Title, facts.Account, facts.Language);
        (Occurred, OccurredFrom, OccurredTo) = (facts.Occurred, facts.Occurred.From, facts.Occurred.To);
        (Country, Town, TownVisibility, Situation) = (facts.Country, facts.Town, facts.TownVisibility, facts.Situation);
        (Severity, Handling) = (facts.Severity, facts.Handling);

        Replace(acts, facts.Acts, (a, f) => a.Says(f), (f, n) => new Act(this, n, f, now), a => a.RemovedAt = now);
        Replace(targets, facts.Targets, (t, f) => t.Says(f), (f, n) => new Target(this, n, f, now), t => t.RemovedAt = now);
        Replace(involvements, facts.Actors, (a, f) => a.Says(f), (f, n) => new Involvement(this, n, f, now), a => a.RemovedAt = now);
        Replace(sources, facts.Sources, (s, f) => s.Says(f), (f, n) => new Source(this, n, f, now), s => s.RemovedAt = now);
        ActTypes = TypesOfActs();
        Touch(now);
    }

    /// <summary>Keeps what is told again, marks the rest as removed (nothing is ever deleted), adds what is new.</summary>
    private static void Replace<TEntity, TFacts>(
        List<TEntity> kept, IReadOnlyList<TFacts> told, Func<TEntity, TFacts, bool> same,
        Func<TFacts, int, TEntity> make, Action<TEntity> remove)
        where TEntity : IPartOfIncident
    {
        var standing = kept.Where(e => e.RemovedAt is null).ToList();
        foreach (var (facts, index) in told.Select((f, n) => (f, n + 1)))
        {
            var match = standing.Find(e => same(e, facts));
            if (match is null)
            {
                kept.Add(make(facts, index));
                continue;
            }

            match.Ordinal = index;
            standing.Remove(match);
        }

        standing.ForEach(remove);
    }

    /// <summary>Every change comes through here, so that none reaches a record that gave way to another one.</summary>
    /// <exception cref="RuleBrokenException">It was merged into another record.</exception>
    private void Touch(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(MergedIntoId is not null, "incident.merged");
        UpdatedAt = now;
        Version++;
    }
}
