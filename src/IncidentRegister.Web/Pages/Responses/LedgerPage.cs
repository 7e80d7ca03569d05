using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>A page of the ledger: now, or as the register knew it at the end of the day that its address names.</summary>
public abstract class LedgerPage : PageModel
{
    /// <summary>Such as <c>2024-12-05</c>, in UTC; null or empty: now.</summary>
    [BindProperty(SupportsGet = true, Name = LedgerDay.Name)]
    public string? AsOf { get; set; }

    /// <summary>Null: now.</summary>
    public string? Known => string.IsNullOrEmpty(AsOf) ? null : AsOf;
}
