using IncidentRegister.Application.Releases;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What was released of an incident, as its page tells it.</summary>
public sealed record ReleasesPart(ReleasesOfIncident Releases, string Reference, bool MayPrepare)
{
    public bool IsShown => MayPrepare || Releases.Releases.Count > 0;
}
