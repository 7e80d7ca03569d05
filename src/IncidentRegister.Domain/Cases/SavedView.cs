namespace IncidentRegister.Domain.Cases;

/// <summary>A name that somebody gave to a filter and order of the queue, for themselves or for all of the liaison.</summary>
public sealed class SavedView
{
    public const int NameMaxLength = 60;
    public const int MostOfOnePerson = 30;

    private SavedView() { } // for EF Core

    /// <param name="parts">Codes by the name of their filter; what is left out leaves nothing out.</param>
    public SavedView(Guid ownerId, string name, Dictionary<string, string> parts, DateTimeOffset now, bool isShared = false)
    {
        Id = Guid.CreateVersion7(now);
        (OwnerId, Name, Parts, SavedAt, IsShared) = (ownerId, name, parts, now, isShared);
    }

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public Dictionary<string, string> Parts { get; private set; } = [];
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>All of the liaison see it; its owner alone changes it.</summary>
    public bool IsShared { get; private set; }

    public void Change(string name, bool isShared) => (Name, IsShared) = (name, isShared);
}
