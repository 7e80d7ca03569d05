using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Mentions;

/// <summary>One act of an incident, as far as a text can tell of it.</summary>
public sealed record ActSketch(IReadOnlyList<StageSketch> Stages)
{
    /// <summary>The order, bill or list that the act is: "Executive Order 14203".</summary>
    public string? Instrument { get; init; }

    /// <summary>What the act stands on.</summary>
    public string? LegalBasis { get; init; }
}

/// <param name="Date">EDTF.</param>
public sealed record StageSketch(StageKind Kind, string Date);
