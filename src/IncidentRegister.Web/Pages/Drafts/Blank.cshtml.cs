using System.Globalization;
using System.Text;
using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>
/// The questions on paper, and as a text to fill in where there is no connection; that one can be pasted later. In more
/// languages than the pages: <c>?lang=ar</c>.
/// </summary>
public sealed class BlankModel(ICurrentUser user, BlankWords words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "lang")]
    public string? Lang { get; set; }

    /// <summary>Of the form; the page around it speaks the reader's.</summary>
    public CultureInfo Language => BlankWords.Language(Lang);

    public string Words(string key) => words.In(Language, key);

    public void OnGet() => RefuseOthers();

    public IActionResult OnGetText()
    {
        RefuseOthers();
        var text = new StringBuilder();
        foreach (var part in BlankWords.Parts)
            text.Append("# ").Append(words.Heading(Language, part)).Append("\r\n\r\n\r\n");

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"{Words("blank.file")}.txt");
    }

    // The page asks the register nothing, so no request is there to be refused.
    private void RefuseOthers()
    {
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);
    }
}
