using Microsoft.AspNetCore.Identity;

namespace IncidentRegister.Application.Accounts;

/// <summary>Long, any characters, no rules of composition, never expiring (NIST SP 800-63B, section 5.1.1).</summary>
public static class Passwords
{
    public const int MinLength = 15;
    public const int MaxLength = 128;

    /// <summary>PBKDF2-HMAC-SHA512.</summary>
    public const int Iterations = 220_000;

    internal static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = MinLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 1;
        options.User.RequireUniqueEmail = true;
    }
}
