using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Something is announced and stands.</summary>
/// <param name="Announcement">Its reference.</param>
/// <param name="Party">Id of who announced it.</param>
/// <param name="PlannedFor">Unknown where nobody said.</param>
public sealed record PlannedStep(string Announcement, Guid Party, IncidentDate PlannedFor);

/// <summary>What is announced and stands, as far as the person may know.</summary>
internal sealed class PlannedSteps(RegisterDbContext db, Answers known)
{
    /// <summary>For each of the asks, what promises to fulfil it.</summary>
    public async Task<ILookup<Guid, PlannedStep>> To(IReadOnlyList<Guid> asks, CancellationToken ct)
    {
        var steps = await (
            from promised in db.AnnouncedAsks.AsNoTracking()
            where asks.Contains(promised.AskId)
            join a in known.Planned() on promised.AnnouncementId equals a.Id
            orderby a.AnnouncedFrom, a.Id
            select new { promised.AskId, Step = new PlannedStep(a.Reference, a.PartyId, a.PlannedFor) }).ToListAsync(ct);
        return steps.ToLookup(s => s.AskId, s => s.Step);
    }

    /// <summary>
    /// For each of the incidents and each party, what the party announced about it, or anybody in answer to an ask of that party
    /// about it; each once.
    /// </summary>
    public async Task<ILookup<(Guid Incident, Guid Party), PlannedStep>> About(IReadOnlyList<Guid> incidents, CancellationToken ct)
    {
        var own = await (
            from about in db.AnnouncementIncidents.AsNoTracking()
            where incidents.Contains(about.IncidentId)
            join a in known.Planned() on about.AnnouncementId equals a.Id
            orderby a.AnnouncedFrom, a.Id
            select new { about.IncidentId, Party = a.PartyId, Step = new PlannedStep(a.Reference, a.PartyId, a.PlannedFor) }).ToListAsync(ct);
        var promised = await (
            from about in db.AskIncidents.AsNoTracking()
            where incidents.Contains(about.IncidentId)
            join ask in known.Asks() on about.AskId equals ask.Id
            join promise in db.AnnouncedAsks on ask.Id equals promise.AskId
            join a in known.Planned() on promise.AnnouncementId equals a.Id
            orderby a.AnnouncedFrom, a.Id
            select new { about.IncidentId, Party = ask.AddresseeId, Step = new PlannedStep(a.Reference, a.PartyId, a.PlannedFor) }).ToListAsync(ct);
        return own.Concat(promised).DistinctBy(s => (s.IncidentId, s.Party, s.Step.Announcement))
            .ToLookup(s => (s.IncidentId, s.Party), s => s.Step);
    }
}
