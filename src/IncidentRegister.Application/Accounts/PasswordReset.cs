namespace IncidentRegister.Application.Accounts;

/// <summary>A one-time way to a new password: good for half an hour, known by its hash alone.</summary>
public sealed class PasswordReset
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private PasswordReset() { } // for EF Core

    public Guid Id { get; private set; }
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Null where nobody by the address was known: the row is there so that asking takes as long.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The person's stamp when it was asked for; a changed password voids it.</summary>
    public string? SecurityStamp { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static PasswordReset For(User? user, string token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TokenHash = Token.Hash(token),
        UserId = user?.Id,
        SecurityStamp = user?.SecurityStamp,
        AskedAt = now,
    };

    public bool IsGoodFor(User? user, DateTimeOffset now) =>
        UsedAt is null && now < AskedAt + Life && user is { DisabledAt: null } && user.SecurityStamp == SecurityStamp;

    public void Use(DateTimeOffset now) => UsedAt = now;
}
