using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Reports;

/// <summary>Where the making of a report ends and its sending begins.</summary>
internal static class Deliveries
{
    /// <summary>One for each recipient of a run; saved by the caller with the run itself.</summary>
    public static Task Open(RegisterDbContext db, Guid runId, IReadOnlyCollection<DeliveryTo> to, DateTimeOffset now, CancellationToken ct) =>
        Task.CompletedTask;
}

/// <summary>Whom a run goes to; the address is looked up when it is sent.</summary>
public sealed record DeliveryTo(Guid UserId, string Language, Tlp Ceiling, bool HasDiscreetSubject);
