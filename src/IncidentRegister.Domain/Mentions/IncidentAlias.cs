using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Mentions;

public enum AliasState { Accepted, Dismissed }

/// <summary>
/// What people call an incident, as somebody decided who read it in a statement: the finder knows it by that name, or is
/// not to propose the name again.
/// </summary>
public sealed class IncidentAlias
{
    public const int MaxLength = 120;

    private IncidentAlias() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }

    /// <summary>The incident's: who may read the incident may read what it is called.</summary>
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The text as names are compared; an incident has each once.</summary>
    public string Key { get; private set; } = "";
    public AliasState State { get; private set; }
    public Guid DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }

    /// <exception cref="RuleBrokenException">The incident was merged into another record.</exception>
    public static IncidentAlias Of(Incident incident, string text, AliasState state, Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(incident.MergedIntoId is not null, "incident.merged");
        return new IncidentAlias
        {
            Id = Guid.CreateVersion7(now),
            IncidentId = incident.Id,
            OrganisationId = incident.OrganisationId,
            Text = text,
            Key = KeyOf(text),
            State = state,
            DecidedBy = by,
            DecidedAt = now,
        };
    }

    public static string KeyOf(string text) => PlainText.Fold(text);

    /// <summary>Somebody decides otherwise. The same decision once more changes nothing.</summary>
    public void Decide(AliasState state, Guid by, DateTimeOffset now)
    {
        if (State != state) (State, DecidedBy, DecidedAt) = (state, by, now);
    }
}
