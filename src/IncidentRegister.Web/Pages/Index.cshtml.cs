using IncidentRegister.Application.Security;
using IncidentRegister.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages;

/// <summary>The front door leads everybody to the first place that their role opens.</summary>
public sealed class IndexModel(ICurrentUser user) : PageModel
{
    public IActionResult OnGet() =>
        Navigation.For(user.Now.Role).FirstOrDefault() is { } first ? LocalRedirect(first.Path) : Page();
}
