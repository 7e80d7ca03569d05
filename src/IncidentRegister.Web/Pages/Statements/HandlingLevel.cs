using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The handling of a page of public things that names incidents: that of the strictest one.</summary>
public static class HandlingLevel
{
    private const string Public = "CLEAR";

    public static string Of(IEnumerable<IncidentTag?> incidents) => incidents.OfType<IncidentTag>()
        .Select(i => i.Handling).Order().Select(h => Code.Of(h).ToUpperInvariant().Replace('-', '+')).FirstOrDefault(Public);
}
