namespace IncidentRegister.Domain.Cases;

/// <summary>A name that somebody gave to a filter and order of the queue. Nobody else sees it.</summary>
public sealed class SavedView
{
    public const int NameMaxLength = 60;
    public const int MostOfOnePerson = 30;

    private SavedView() { } // for EF Core

    /// <param name="parts">Codes by the name of their filter; what is left out leaves nothing out.</param>
    public SavedView(Guid ownerId, string name, Dictionary<string, string> parts, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (OwnerId, Name, Parts, SavedAt) = (ownerId, name, parts, now);
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public Dictionary<string, string> Parts { get; private set; } = [];
    public DateTimeOffset SavedAt { get; private set; }

    public void Rename(string name) => Name = name;
}
