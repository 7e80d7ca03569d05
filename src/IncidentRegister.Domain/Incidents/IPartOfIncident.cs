namespace IncidentRegister.Domain.Incidents;

/// <summary>A row of an incident that is told in an order and can be taken back, but is never deleted.</summary>
internal interface IPartOfIncident
{
    Guid Id { get; }
    int Ordinal { get; set; }
    DateTimeOffset? RemovedAt { get; set; }
}
