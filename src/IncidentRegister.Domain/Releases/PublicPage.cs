namespace IncidentRegister.Domain.Releases;

/// <summary>Whether releases that were made for everybody can be read without signing in. Closed until somebody opens it.</summary>
public sealed class PublicPage
{
    /// <summary>The key of the one page there is.</summary>
    public const string Only = "public";

    private PublicPage() { } // for EF Core

    public string Key { get; private set; } = Only;
    public bool IsOpen { get; private set; }
    public long Version { get; private set; }

    public void Turn(bool isOpen)
    {
        IsOpen = isOpen;
        Version++;
    }
}
