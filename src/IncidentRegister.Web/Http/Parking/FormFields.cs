namespace IncidentRegister.Web.Http.Parking;

/// <summary>The fields of a posted form, as far as they may be kept or shown again.</summary>
public static class FormFields
{
    public const string IdempotencyKey = "idempotency-key";
    public const string Version = "version";

    /// <summary>All fields, in the order of the form, but the antiforgery token and <see cref="IsSecret"/>.</summary>
    public static Dictionary<string, string[]> Of(IFormCollection form) => form
        .Where(f => f.Key != FormTokens.FieldName && !IsSecret(f.Key))
        .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray(), StringComparer.Ordinal);

    /// <summary>
    /// Passwords and codes are typed again, never given back. Told by name: the last part of the field ends in
    /// <c>Password</c> or <c>Secret</c>, or is <c>RecoveryCode</c>, <c>OneTimeCode</c> or <c>SignInCode</c>.
    /// </summary>
    public static bool IsSecret(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.EndsWith("Password", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith("Secret", StringComparison.OrdinalIgnoreCase)
            || last is "RecoveryCode" or "OneTimeCode" or "SignInCode";
    }

    /// <summary>Put into the form by the page and not by a person.</summary>
    public static bool IsMachinery(string name) =>
        name is IdempotencyKey
        || name.EndsWith(Version, StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Id", StringComparison.Ordinal);
}
