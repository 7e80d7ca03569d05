namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// A report that its author is still writing: whatever was typed so far, right or wrong, complete or not. Nobody else
/// can read it, and it is no incident until it is sent.
/// </summary>
public sealed class Draft
{
    public const int MostOfOnePerson = 50;

    /// <summary>An account of the greatest length in the widest script, and room for everything else, sealed.</summary>
    public const int MaxBytes = 400_000;

    private Draft() { } // for EF Core

    /// <param name="id">Made by the caller, because the content is sealed for it.</param>
    /// <param name="content">Sealed by the caller; the register keeps it without being able to read it.</param>
    public Draft(Guid id, Guid organisationId, Guid authorId, byte[] content, DateTimeOffset now)
    {
        (Id, OrganisationId, AuthorId, Content) = (id, organisationId, authorId, content);
        (BegunAt, SavedAt, Version) = (now, now, 1);
    }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid AuthorId { get; private set; }
    public byte[] Content { get; private set; } = [];
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public long Version { get; private set; }

    public void Save(byte[] content, DateTimeOffset now)
    {
        (Content, SavedAt) = (content, now);
        Version++;
    }
}
