using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Releases;

/// <summary>Which fields of an incident leave with a release. What is not chosen stays.</summary>
public sealed record ReleaseChoice
{
    /// <summary>The country and the month, and nobody's name.</summary>
    public static ReleaseChoice Default { get; } = new() { Fields = [ReleaseField.Country], When = ReleasedDate.Month };

    public IReadOnlyList<ReleaseField> Fields { get; init; } = [];
    public ReleasedDate When { get; init; }

    /// <summary>Ids of targets that are told by name.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    /// <summary>Ids of targets that are told by what describes them.</summary>
    public IReadOnlyList<Guid> Described { get; init; } = [];

    /// <summary>Ids of those alleged to be responsible who are told by name.</summary>
    public IReadOnlyList<Guid> Actors { get; init; } = [];

    public bool Has(ReleaseField field) => Fields.Contains(field);

    /// <summary>The date as far as it is told: a day becomes its month or its year.</summary>
    public IncidentDate Tell(IncidentDate date) => When switch
    {
        ReleasedDate.AsRecorded => date,
        ReleasedDate.Month => Coarse(date, keepsMonth: true),
        ReleasedDate.Year => Coarse(date, keepsMonth: false),
        _ => IncidentDate.Unknown,
    };

    private static IncidentDate Coarse(IncidentDate date, bool keepsMonth)
    {
        if (date.Start is not { } start) return IncidentDate.Unknown;
        if (date.Precision == DatePrecision.Since) return IncidentDate.Since(Coarse(start, keepsMonth));
        return date.End is not { } end
            ? Coarse(start, keepsMonth) : IncidentDate.Between(Coarse(start, keepsMonth), Coarse(end, keepsMonth));
    }

    private static IncidentDate Coarse(WrittenDate date, bool keepsMonth) => keepsMonth && date.Month is { } month
        ? IncidentDate.InMonth(date.Year, month, date.IsApproximate) : IncidentDate.InYear(date.Year, date.IsApproximate);
}
