using System.Security.Cryptography;
using System.Text.Json;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.DataProtection;

namespace IncidentRegister.Application.Search;

/// <summary>
/// Makes the text that stands in the address of a list's next page: where the page before ended, sealed for one person
/// and one list with its filters, so that it can be neither written nor carried over by hand.
/// </summary>
internal sealed class Cursor(IDataProtectionProvider protection, ICurrentUser user)
{
    /// <param name="list">The list and everything that filters or orders it.</param>
    /// <param name="position">The sort key of the last line shown; must be serialisable.</param>
    public string Seal<TPosition>(string list, TPosition position) => For(list).Protect(JsonSerializer.Serialize(position));

    /// <returns>The position, or null where there is no text: the first page.</returns>
    /// <exception cref="TamperedException">It was altered, or made for somebody else or another list.</exception>
    public TPosition? Open<TPosition>(string list, string? text) where TPosition : class
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<TPosition>(For(list).Unprotect(text));
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            throw new TamperedException("cursor");
        }
    }

    private IDataProtector For(string list) => protection.CreateProtector("cursor", user.Now.Id.ToString(), list);
}
