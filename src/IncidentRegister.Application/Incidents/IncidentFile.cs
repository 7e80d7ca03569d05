using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Finds one incident by what people call it.</summary>
internal static class IncidentFile
{
    /// <exception cref="NotFoundException">It is no reference.</exception>
    public static IQueryable<Incident> Called(this IQueryable<Incident> incidents, string typed)
    {
        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        return incidents.Where(i => i.Reference == reference);
    }

    /// <summary>Takes the only one out, to be changed.</summary>
    /// <param name="shown">The version that the caller's page was made from.</param>
    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Incident> At(this IQueryable<Incident> incidents, long shown, CancellationToken ct)
    {
        var incident = await incidents.SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        return incident.Version == shown ? incident : throw new StaleVersionException(shown, incident.Version);
    }
}
