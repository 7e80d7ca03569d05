using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// A form that was sent and could not be carried out, as it waits for its page to be shown again. What a store keeps
/// is what <see cref="Seal"/> returns and nothing else: the fields are as confidential as the incident will be.
/// </summary>
/// <param name="Fields">Exactly what was typed, by field name.</param>
public sealed record ParkedForm(IReadOnlyDictionary<string, string[]> Fields, IReadOnlyList<ParkedError> Errors)
{
    /// <summary>Encrypts the form for one path: it cannot be opened at another.</summary>
    public byte[] Seal(IDataProtectionProvider protection, string path) =>
        For(protection, path).Protect(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>
    /// Null if the bytes were altered, belong to another path, or were sealed with a key that is gone.
    /// </summary>
    public static ParkedForm? Open(IDataProtectionProvider protection, string path, byte[] sealedForm)
    {
        try
        {
            return JsonSerializer.Deserialize<ParkedForm>(For(protection, path).Unprotect(sealedForm));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector For(IDataProtectionProvider protection, string path) =>
        protection.CreateProtector("parked-form", path.ToLowerInvariant());
}

/// <summary>
/// What is wrong in one field, in the language of the person. An empty field name means the whole form.
/// </summary>
public sealed record ParkedError(string Field, string Message)
{
    public static IEnumerable<ParkedError> From(ValidationException invalid) =>
        invalid.Errors.Select(e => new ParkedError(e.PropertyName ?? "", e.ErrorMessage));

    /// <summary>The same in sentences: a validator's message is the key of a text, or a sentence already.</summary>
    public static IEnumerable<ParkedError> From(ValidationException invalid, IStringLocalizer texts) =>
        invalid.Errors.Select(e => new ParkedError(e.PropertyName ?? "", Sentence(e, texts)));

    private static string Sentence(ValidationFailure failure, IStringLocalizer texts)
    {
        var text = texts[failure.ErrorMessage];
        return text.ResourceNotFound
            ? failure.ErrorMessage
            : (failure.FormattedMessagePlaceholderValues ?? []).Aggregate(text.Value, (sentence, value) => sentence.Replace(
                $"{{{value.Key}}}", Convert.ToString(value.Value, CultureInfo.CurrentCulture), StringComparison.Ordinal));
    }
}
