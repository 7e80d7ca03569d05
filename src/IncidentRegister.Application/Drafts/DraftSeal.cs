using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace IncidentRegister.Application.Drafts;

/// <summary>
/// Encrypts drafts with keys that the database does not hold, each for itself: a copy of the database tells nothing of
/// what people are still writing.
/// </summary>
internal sealed class DraftSeal(IDataProtectionProvider protection)
{
    public byte[] Close(Guid draft, string text) => For(draft).Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>Null where it was altered, belongs to another draft, or its key is gone.</summary>
    public string? Open(Guid draft, byte[] content)
    {
        try
        {
            return Encoding.UTF8.GetString(For(draft).Unprotect(content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid draft) => protection.CreateProtector("draft", draft.ToString());
}
