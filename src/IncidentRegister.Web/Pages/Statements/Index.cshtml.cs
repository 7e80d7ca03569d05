using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

public sealed class IndexModel(IMediator mediator, Words words, ICurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public StatementList List { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>Null for those who do not answer the finder.</summary>
    public ToReadRail? ToRead { get; private set; }
    public bool MayEnter => EnterStatement.Policy.Allows(user.Now.Role);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await mediator.Send(new ListStatements(After), ct);
        Words = await words.Now(ct);
        if (ListToRead.Policy.Allows(user.Now.Role)) ToRead = new ToReadRail(await mediator.Send(new ListToRead(), ct), Words);
    }
}
