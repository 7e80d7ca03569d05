using System.Collections.Frozen;
using System.Text;
using FluentValidation;

namespace IncidentRegister.Application.Accounts;

/// <summary>
/// Passwords that everybody tries first, and the words of this house. Long ones alone: shorter ones are refused anyway.
/// Compared without case; asked of no server.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] HouseWords =
        ["incidentregister", "internationalcriminalcourt", "assemblyofstatesparties", "coalitionfortheicc", "romestatute"];

    private static readonly FrozenSet<string> Known = new[]
    {
        "password12345678", "passwordpassword", "123456789012345", "1234567890123456", "qwertyuiopasdfgh", "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaa", "correcthorsebatterystaple", "iloveyouiloveyou", "letmeinletmeinletmein", "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz", "administratoradministrator", "changemechangeme", "motdepassemotdepasse", "contraseñacontraseña",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>On the list, made of one short piece repeated, or little more than a word of this house.</summary>
    public static bool Contains(string password)
    {
        var plain = new string([.. password.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return Known.Contains(password) || Known.Contains(plain) || password.Distinct().Count() < 5
            || HouseWords.Any(w => plain.Contains(w, StringComparison.Ordinal) && plain.Length < w.Length + 4);
    }
}

internal static class NewPasswords
{
    /// <summary>Verified exactly as typed, in Unicode NFC.</summary>
    public static IRuleBuilderOptions<T, string> NewPassword<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("field.required")
        .MinimumLength(Passwords.MinLength).WithMessage("password.too-short")
        .MaximumLength(Passwords.MaxLength).WithMessage("field.too-long")
        .Must(p => p is null || !CommonPasswords.Contains(p)).WithMessage("password.too-common");

    public static string Normalise(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return password; // half a surrogate: as typed
        }
    }
}
