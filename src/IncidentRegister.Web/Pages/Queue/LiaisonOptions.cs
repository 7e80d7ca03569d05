using IncidentRegister.Application.Cases;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>The liaisons as the choices of a list.</summary>
internal static class LiaisonOptions
{
    public static IReadOnlyList<FieldOption> Of(IReadOnlyList<LiaisonTag> liaisons) =>
        [.. liaisons.Select(l => new FieldOption(l.Id.ToString(), l.Name))];
}
