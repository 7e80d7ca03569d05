using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// What a form was shown with, which the form itself carries: the register keeps no earlier versions of an incident, so
/// that this is the only witness of what stood when somebody began to write. In clear, because the same page shows it, and
/// because what stands on a page twice weighs little when it is packed; under a seal for one person and one incident.
/// </summary>
public sealed class ShownForm(IDataProtectionProvider protection, ICurrentUser user)
{
    /// <summary>
    /// Half of what a field may hold (<see cref="Http.FormLimits.ValueMaxLength"/>). A longer one is left out, rather than
    /// that the form could not be sent: then every field that differs is asked about.
    /// </summary>
    private const int MaxLength = 32 * 1024;

    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Empty where it would be too long to carry.</summary>
    public string Seal(AmendIncident shown)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(shown, AsWritten);
        var seal = WebEncoders.Base64UrlEncode(For(shown.Reference).Protect(SHA256.HashData(words)));
        return seal.Length + words.Length < MaxLength ? $"{seal}.{Encoding.UTF8.GetString(words)}" : "";
    }

    /// <summary>Null where nothing was carried, it was altered, is somebody else's, or its key is gone.</summary>
    public AmendIncident? Open(string? carried, string reference)
    {
        if (carried?.Split('.', 2) is not [var seal, var written]) return null;
        try
        {
            var words = Encoding.UTF8.GetBytes(written);
            var sealedHash = For(reference).Unprotect(WebEncoders.Base64UrlDecode(seal));
            return CryptographicOperations.FixedTimeEquals(sealedHash, SHA256.HashData(words))
                ? JsonSerializer.Deserialize<AmendIncident>(words) : null;
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(string reference) => protection.CreateProtector("shown-form", user.Now.Id.ToString(), reference);
}
