using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Cases;

/// <summary>
/// What those who review a case tell each other about it. No part of the incident: it changes neither its version nor
/// its history, because its reporter must not learn of it. Append-only.
/// </summary>
public sealed class CaseNote
{
    public const int TextMaxLength = 4000;

    private CaseNote() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Text { get; private set; } = "";

    /// <param name="text">1 to <see cref="TextMaxLength"/> characters.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RuleBrokenException">The writer logged the incident.</exception>
    public static CaseNote Write(Incident incident, string text, Guid liaisonId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(liaisonId == incident.AuthorId, "case.author-decides");
        return new CaseNote { Id = Guid.CreateVersion7(now), IncidentId = incident.Id, AuthorId = liaisonId, At = now, Text = text };
    }
}
