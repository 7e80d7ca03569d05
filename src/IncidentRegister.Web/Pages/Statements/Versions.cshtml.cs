using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>All texts of a statement, and what became of its passages.</summary>
public sealed class VersionsModel(IMediator mediator, Words words, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public VersionList Statement { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public bool MayAdd => AddVersion.Policy.Allows(user.Now.Role);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Statement = await mediator.Send(new ListVersions(Reference), ct);
        Words = await words.Now(ct);
    }
}
