using System.Globalization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>The day as of which a page of the ledger answers. Its links keep to it; only the banner leads back to now.</summary>
public static class LedgerDay
{
    public const string Name = "as-of";

    /// <summary>The address with the day in it, before its fragment; as it is where there is no day.</summary>
    public static string Keep(string? day, string address)
    {
        if (string.IsNullOrEmpty(day)) return address;

        var end = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : address.Length;
        var joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{address[..end]}{joint}{Name}={Uri.EscapeDataString(day)}{address[end..]}";
    }

    /// <summary>The same in a part of a page, which is told the day by its page.</summary>
    public static string Keep(ViewDataDictionary page, string address) => Keep(page[Name] as string, address);

    /// <param name="day">One that the register answered for.</param>
    public static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
