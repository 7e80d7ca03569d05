namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// Keeps parked forms for a while. A store gives a form only to the person (or, before sign-in, the browser) that
/// parked it, keeps it sealed (<see cref="ParkedForm.Seal"/>), and forgets it after a day.
/// </summary>
public interface IParkedForms
{
    /// <summary>
    /// Returns the id under which <see cref="Recall"/> finds it; random, so that it cannot be guessed.
    /// </summary>
    Task<Guid> Park(string path, ParkedForm form, CancellationToken ct);

    /// <summary>As <see cref="Park"/>, for a person whose session has run out.</summary>
    Task<Guid> ParkFor(Guid person, string path, ParkedForm form, CancellationToken ct);

    /// <summary>Null if there is none, or it belongs to somebody else or to another path.</summary>
    Task<ParkedForm?> Recall(string path, Guid id, CancellationToken ct);
}
