using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// What a form was shown with, which the form itself carries: the register keeps no earlier versions of an incident, so
/// that this is the only witness of what stood when somebody began to write. Sealed for one person and one incident.
/// </summary>
public sealed class ShownForm(IDataProtectionProvider protection, ICurrentUser user)
{
    /// <summary>
    /// Half of what a field may hold (<see cref="Http.FormLimits.ValueMaxLength"/>). A longer one is left out, rather than
    /// that the form could not be sent: then every field that differs is asked about.
    /// </summary>
    private const int MaxLength = 32 * 1024;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Empty where it would be too long to carry.</summary>
    public string Seal(AmendIncident shown)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal)) JsonSerializer.Serialize(packing, shown, AsWritten);
        var carried = WebEncoders.Base64UrlEncode(For(shown.Reference).Protect(packed.ToArray()));
        return carried.Length <= MaxLength ? carried : "";
    }

    /// <summary>Null where nothing was carried, it was altered, is somebody else's, or its key is gone.</summary>
    public AmendIncident? Open(string? carried, string reference)
    {
        if (string.IsNullOrEmpty(carried)) return null;
        try
        {
            using var packed = new MemoryStream(For(reference).Unprotect(WebEncoders.Base64UrlDecode(carried)));
            using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<AmendIncident>(unpacking);
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector For(string reference) => protection.CreateProtector("shown-form", user.Now.Id.ToString(), reference);
}
