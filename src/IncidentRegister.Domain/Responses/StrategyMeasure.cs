namespace IncidentRegister.Domain.Responses;

public enum MeasureGroup
{
    PublicStatements, UnitedNations, Diplomatic, Outreach, Practical, Assembly, Court, CivilSociety, Status,
}

/// <summary>
/// Something that can be done about a threat or attack, M01 to M25. M01 to M14 follow the compilation of good practices
/// annexed to the Bureau's decision of 2 December 2022 (Part I); the others are taken from practice.
/// </summary>
public sealed class StrategyMeasure
{
    public const int CodeMaxLength = 8;

    private StrategyMeasure() { } // for EF Core

    public string Code { get; private set; } = "";
    public string? Broader { get; private set; }
    public MeasureGroup Group { get; private set; }
    public int Order { get; private set; }
    public Dictionary<string, string> Labels { get; private set; } = [];
    public Dictionary<string, string> Definitions { get; private set; } = [];
    public string? TakenBy { get; private set; }
    public string? Source { get; private set; }

    /// <summary>Responses of this kind are not shown outside the liaison unless somebody says so (private démarches).</summary>
    public bool ConfidentialByDefault { get; private set; }

    /// <summary>From then on nobody asks for it or takes it anew; what stands already is told as it was. Null: it is in use.</summary>
    public DateTimeOffset? DeprecatedAt { get; private set; }

    /// <summary>Code of the measure to be chosen instead; null where there is none.</summary>
    public string? Successor { get; private set; }

    /// <exception cref="RuleBrokenException"><c>measure.own-successor</c>, <c>measure.out-of-use</c>.</exception>
    public void Deprecate(string? successor, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(successor == Code, "measure.own-successor");
        RuleBrokenException.ThrowIf(DeprecatedAt is not null, "measure.out-of-use");
        (DeprecatedAt, Successor) = (now, successor);
    }

    /// <exception cref="RuleBrokenException"><c>measure.in-use</c>.</exception>
    public void Restore()
    {
        RuleBrokenException.ThrowIf(DeprecatedAt is null, "measure.in-use");
        (DeprecatedAt, Successor) = (null, null);
    }

    /// <exception cref="RuleBrokenException">No English label.</exception>
    public static StrategyMeasure Define(MeasureFacts facts)
    {
        RuleBrokenException.ThrowIf(!facts.Labels.ContainsKey("en"), "term.needs-english");
        return new StrategyMeasure
        {
            Code = facts.Code,
            Broader = facts.Broader,
            Group = facts.Group,
            Order = facts.Order,
            Labels = new(facts.Labels),
            Definitions = new(facts.Definitions),
            TakenBy = facts.TakenBy,
            Source = facts.Source,
            ConfidentialByDefault = facts.ConfidentialByDefault,
        };
    }
}

public sealed record MeasureFacts(string Code, MeasureGroup Group, int Order)
{
    public string? Broader { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public IReadOnlyDictionary<string, string> Definitions { get; init; } = new Dictionary<string, string>();
    public string? TakenBy { get; init; }
    public string? Source { get; init; }
    public bool ConfidentialByDefault { get; init; }
}
