namespace IncidentRegister.Domain.Incidents;

/// <summary>One thing that was done or threatened within an incident, with the dated stages of its life.</summary>
public sealed class Act : IPartOfIncident
{
    public const int TypeMaxLength = 60;
    public const int TextMaxLength = 500;

    private readonly List<ActStage> stages = [];

    private Act() { } // for EF Core

    internal Act(Incident incident, int ordinal, ActFacts facts, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(facts.Stages.Count == 0, "act.needs-stage");
        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Ordinal) = (incident.Id, incident.OrganisationId, ordinal);
        (Type, Method, StatedReason) = (facts.Type, facts.Method, facts.StatedReason);
        (LegalBasis, Instrument, IssuingAuthority) = (facts.LegalBasis, facts.Instrument, facts.IssuingAuthority);
        Details = ActDetails.For(Type).Where(d => facts.Details.ContainsKey(d.Code)).ToDictionary(d => d.Code, d => facts.Details[d.Code]);
        foreach (var stage in facts.Stages) Add(stage, now);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Ordinal { get; private set; }
    public string Type { get; private set; } = "";
    public string? Method { get; private set; }
    public string? StatedReason { get; private set; }
    public string? LegalBasis { get; private set; }
    public string? Instrument { get; private set; }
    public string? IssuingAuthority { get; private set; }

    /// <summary>Answers to what <see cref="ActDetails"/> asks about its type, by code.</summary>
    public Dictionary<string, string> Details { get; private set; } = [];
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>Append-only, in the order in which they were told.</summary>
    public IReadOnlyList<ActStage> Stages => stages;

    int IPartOfIncident.Ordinal { get => Ordinal; set => Ordinal = value; }
    DateTimeOffset? IPartOfIncident.RemovedAt { get => RemovedAt; set => RemovedAt = value; }

    /// <exception cref="RuleBrokenException">The stage lies in the future.</exception>
    internal void Add(StageFacts facts, DateTimeOffset now)
    {
        facts.Date.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime));
        stages.Add(new ActStage(this, stages.Count + 1, facts, now));
    }

    public ActFacts Facts => new(Type, [.. stages.OrderBy(s => s.Ordinal).Select(s => s.Facts)])
    {
        Method = Method,
        StatedReason = StatedReason,
        LegalBasis = LegalBasis,
        Instrument = Instrument,
        IssuingAuthority = IssuingAuthority,
        Details = Details,
    };

    internal bool Says(ActFacts facts) =>
        (Type, Method, StatedReason, LegalBasis, Instrument, IssuingAuthority) ==
            (facts.Type, facts.Method, facts.StatedReason, facts.LegalBasis, facts.Instrument, facts.IssuingAuthority)
        && Details.Count == facts.Details.Count && Details.All(d => facts.Details.GetValueOrDefault(d.Key) == d.Value)
        && stages.OrderBy(s => s.Ordinal).Select(s => s.Facts).SequenceEqual(facts.Stages);
}

/// <summary>One dated stage of an act. Never changed: what comes later is a new row.</summary>
public sealed class ActStage
{
    public const int TextMaxLength = 500;

    private ActStage() { } // for EF Core

    internal ActStage(Act act, int ordinal, StageFacts facts, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (ActId, IncidentId, OrganisationId, Ordinal) = (act.Id, act.IncidentId, act.OrganisationId, ordinal);
        (Kind, Date, DateFrom, DateTo) = (facts.Kind, facts.Date, facts.Date.From, facts.Date.To);
        (Source, Note, RecordedAt) = (facts.Source, facts.Note, now);
    }

    public Guid Id { get; private set; }
    public Guid ActId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Ordinal { get; private set; }
    public StageKind Kind { get; private set; }
    public IncidentDate Date { get; private set; } = IncidentDate.Unknown;
    public DateOnly? DateFrom { get; private set; }
    public DateOnly? DateTo { get; private set; }
    public string? Source { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    internal StageFacts Facts => new(Kind, Date, Source, Note);
}
