using System.Text;
using IncidentRegister.Application;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>The questions on paper, and as a text to fill in where there is no connection; that one can be pasted later.</summary>
public sealed class BlankModel(ICurrentUser user, PastedForm pasted, IStringLocalizer<Texts> texts) : PageModel
{
    public string Heading(string part) => pasted.Heading(part);

    public void OnGet() => RefuseOthers();

    public IActionResult OnGetText()
    {
        RefuseOthers();
        var text = new StringBuilder();
        foreach (var part in PastedForm.Headings)
            text.Append("# ").Append(Heading(part)).Append("\r\n\r\n\r\n");

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"{texts["blank.file"].Value}.txt");
    }

    // The page asks the register nothing, so no request is there to be refused.
    private void RefuseOthers()
    {
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);
    }
}
