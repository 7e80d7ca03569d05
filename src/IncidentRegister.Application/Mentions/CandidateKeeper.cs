using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Keeps the index of candidates true: whatever command changes what an incident says of itself, or enters a text, its
/// terms are made anew in the same transaction.
/// </summary>
internal sealed class CandidateKeeper(ICurrentUser user) : SaveChangesInterceptor
{
    private readonly HashSet<Guid> incidents = [];
    private readonly HashSet<Guid> versions = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Forget();
        foreach (var entry in eventData.Context!.ChangeTracker.Entries())
        {
            if (ChangedIncident(entry) is { } incident) incidents.Add(incident);
            if (entry is { Entity: StatementVersion version, State: EntityState.Added }) versions.Add(version.Id);
        }

        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (RegisterDbContext)eventData.Context!;
        var (changed, entered) = (incidents.ToArray(), versions.ToArray());
        Forget();
        if (changed.Length > 0) await new CandidateIndex(db, user.Now).KeepIncidents(changed, cancellationToken);
        if (entered.Length > 0) await new CandidateIndex(db, user.Now).KeepStatements(entered, cancellationToken);
        return result;
    }

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget();
        return Task.CompletedTask;
    }

    private static Guid? ChangedIncident(EntityEntry entry) => entry switch
    {
        { State: not (EntityState.Added or EntityState.Modified) } => null,
        { Entity: Incident incident } => entry.State == EntityState.Added || Says(entry) ? incident.Id : null,
        { Entity: Act act } => act.IncidentId,
        { Entity: ActStage stage } => stage.IncidentId,
        { Entity: Target target } => target.IncidentId,
        { Entity: TargetIdentity identity } => identity.IncidentId,
        { Entity: Involvement involvement } => involvement.IncidentId,
        { Entity: IncidentAlias alias } => alias.IncidentId,
        _ => null,
    };

    private static bool Says(EntityEntry entry) => entry.Property(nameof(Incident.Title)).IsModified
        || entry.Property(nameof(Incident.Occurred)).IsModified || entry.Property(nameof(Incident.ActTypes)).IsModified;

    private void Forget()
    {
        incidents.Clear();
        versions.Clear();
    }
}
