using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Cases;

/// <summary>Where a case stands after a step of its review.</summary>
/// <param name="Version">The incident's version, to make the next step with.</param>
public sealed record CaseStep(string Reference, CaseStatus Status, long Version)
{
    internal static CaseStep Of(Incident incident) => new(incident.Reference, incident.Case.Status, incident.Version);
}
