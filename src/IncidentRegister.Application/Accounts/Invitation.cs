using System.Security.Cryptography;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Application.Accounts;

/// <summary>
/// A one-time way in: 256 random bits that only the invited person holds (the register keeps their hash), bound to
/// address, organisation and role, good for 72 hours, used up by a POST alone.
/// </summary>
public sealed class Invitation
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    private Invitation() { } // for EF Core

    public Guid Id { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public string Email { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    public Role Role { get; private set; }
    public string Language { get; private set; } = "en";
    public Guid InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    public static Invitation For(
        string email, Guid organisationId, Role role, string language, string token, Guid by, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Token.Hash(token),
            Email = email,
            OrganisationId = organisationId,
            Role = role,
            Language = language,
            InvitedBy = by,
            InvitedAt = now,
            ExpiresAt = now + Life,
        };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && now < ExpiresAt;

    public void Accept(DateTimeOffset now) => AcceptedAt = now;
}

/// <summary>A secret that one person holds and the register knows by its SHA-256 alone.</summary>
public static class Token
{
    /// <summary>256 random bits, in the alphabet of addresses.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}
