using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Identity;

namespace IncidentRegister.Application.Accounts;

/// <summary>A person with an account. Invited, never self-registered; disabled, never deleted.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = 100;
    public const int EmailMaxLength = 254;

    public Guid OrganisationId { get; set; }
    public Role Role { get; set; }
    public string DisplayName { get; set; } = "";

    /// <summary>BCP 47 tag of the language for mails.</summary>
    public string Language { get; set; } = "en";
    /// <summary>Single keys work for this person; off until they say so.</summary>
    public bool HasKeys { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
}
