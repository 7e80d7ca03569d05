using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Web.Trial;

/// <summary>A page that knows one reference, and some that fail.</summary>
public sealed class SheetModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    public void OnGet()
    {
        if (Reference == "away") throw new NpgsqlException("The connection failed.");
        if (Reference == "tampered") throw new TamperedException("cursor");
        if (Reference != "known") throw new NotFoundException();
    }
}
