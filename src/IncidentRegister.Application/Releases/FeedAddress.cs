namespace IncidentRegister.Application.Releases;

/// <summary>
/// The secret under which a feed reader, who cannot sign in, reads releases for one person. The register knows its SHA-256
/// alone; a person has one at a time.
/// </summary>
public sealed class FeedAddress
{
    private FeedAddress() { } // for EF Core

    public FeedAddress(Guid userId, byte[] tokenHash, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (UserId, TokenHash, MadeAt) = (userId, tokenHash, now);
    }

    public Guid Id { get; private set; }
    public Guid UserId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
