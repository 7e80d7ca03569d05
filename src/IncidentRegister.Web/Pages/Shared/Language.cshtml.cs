using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Shared;

/// <summary>The choice of the language of the interface; every page has the same buttons in its head.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnPost([FromForm] string? language, [FromForm(Name = "return")] string? back)
    {
        if (!Languages.IsSpoken(language)) return BadRequest();

        Languages.Choose(Response, language!.ToLowerInvariant());
        return new SeeOtherResult(LocalAddress.OrFrontPage(back));
    }
}
