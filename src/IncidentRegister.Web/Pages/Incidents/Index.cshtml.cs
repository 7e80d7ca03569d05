using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class IndexModel(IMediator mediator, ICurrentUser user, Words words) : PageModel
{
    /// <summary>The cursor of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>What the reader has begun and not sent; on the first page alone.</summary>
    public IReadOnlyList<DraftSheet> Drafts { get; private set; } = [];

    /// <summary>How many reports wait for the reader to pass them on; on the first page alone.</summary>
    public int Held { get; private set; }
    public MyIncidents Incidents { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Drafts = After is null ? await mediator.Send(new ListDrafts(), ct) : [];
        if (After is null && Policies.PassOnReports.Allows(user.Now.Role))
            Held = (await mediator.Send(new ListHeldReports(), ct)).Count(report => !report.IsMine);
        Incidents = await mediator.Send(new ListMyIncidents(After), ct);
        Glossary = await words.Now(ct);
    }
}
