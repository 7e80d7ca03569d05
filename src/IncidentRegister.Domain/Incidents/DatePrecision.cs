namespace IncidentRegister.Domain.Incidents;

/// <summary>How exactly the day of an incident is known; what the form asks before it asks for the date.</summary>
public enum DatePrecision
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>Exactly that day.</summary>
    Day,

    /// <summary>About that day.</summary>
    About,

    /// <summary>Somewhere between two dates.</summary>
    Between,

    /// <summary>In that month, or about then.</summary>
    Month,

    /// <summary>In that year, or about then.</summary>
    Year,

    /// <summary>From then on, and not known to have ended.</summary>
    Since,
}
