using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>Takes an incident out for a step of its review, by the reference in the address.</summary>
internal static class CaseFile
{
    /// <param name="shown">The version that the caller's page was made from.</param>
    /// <exception cref="NotFoundException">No such incident, or not one that this person sees.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Incident> Open(
        RegisterDbContext db, CurrentUser user, string typed, long shown, CancellationToken ct)
    {
        var incident = await Find(db, user, Normal(typed), ct);
        if (incident.Version != shown) throw new StaleVersionException(shown, incident.Version);

        return incident;
    }

    /// <summary>As it stands once everybody who came before has finished; who comes next waits for this transaction.</summary>
    /// <exception cref="NotFoundException">No such incident, or not one that this person sees.</exception>
    public static async Task<Incident> OpenAlone(RegisterDbContext db, CurrentUser user, string typed, CancellationToken ct)
    {
        var reference = Normal(typed);
        await db.Database.ExecuteSqlAsync($"select from incidents where reference = {reference} for update", ct);
        return await Find(db, user, reference, ct);
    }

    /// <summary>A reason or a question in the form in which it is kept; null where nothing was written.</summary>
    public static string? Written(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : PlainText.Clean(typed, keepNewLines: true);

    private static async Task<Incident> Find(RegisterDbContext db, CurrentUser user, string reference, CancellationToken ct) =>
        await db.Incidents.VisibleTo(user).SingleOrDefaultAsync(i => i.Reference == reference, ct) ?? throw new NotFoundException();

    /// <exception cref="NotFoundException">Not a reference.</exception>
    private static string Normal(string typed) =>
        Reference.TryParse(typed, out var reference) ? reference.ToString() : throw new NotFoundException();
}

/// <summary>Where the case stands after a step.</summary>
/// <param name="Version">The incident's version, to make the next step with.</param>
public sealed record CaseStep(string Reference, CaseStatus Status, long Version)
{
    internal static CaseStep Of(Incident incident) => new(incident.Reference, incident.Case.Status, incident.Version);
}
