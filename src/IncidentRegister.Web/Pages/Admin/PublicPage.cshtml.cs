using IncidentRegister.Application;
using IncidentRegister.Application.Releases;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>Opens and closes the public page.</summary>
public sealed class PublicPageModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Here = "/admin/public";

    [BindProperty(SupportsGet = true)]
    public PublicPageForm Form { get; set; } = new();

    public PublicPageState Now { get; private set; } = null!;

    public IEnumerable<FieldOption> Confirmation =>
        [new("true", texts[Now.IsOpen ? "public.close-confirm" : "public.open-confirm"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = await mediator.Send(new ShowPublicPage(), ct);
        Form.Version = Now.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new TurnPublicPage(Form.IsOpen, Form.IsConfirmed, Form.Version), ct);
        return new SeeOtherResult(Here);
    }
}

public sealed class PublicPageForm
{
    public bool IsOpen { get; set; }

    /// <summary>The box beside what this does is ticked.</summary>
    public bool IsConfirmed { get; set; }
    public long Version { get; set; }
}
