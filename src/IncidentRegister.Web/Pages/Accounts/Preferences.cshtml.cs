using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Accounts;

/// <summary>How the register behaves for the person who is signed in.</summary>
public sealed class PreferencesModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Here = "/preferences";

    [BindProperty(SupportsGet = true)]
    public PreferencesForm Form { get; set; } = new();

    /// <summary>They were just kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public IReadOnlyList<FieldOption> Answers =>
        [new("true", texts["preferences.on"]), new("false", texts["preferences.off"])];

    public async Task OnGetAsync(CancellationToken ct) =>
        Form.HasKeys ??= (await mediator.Send(new ShowPreferences(), ct)).HasKeys;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new KeepPreferences(Form.HasKeys), ct);
        return new SeeOtherResult($"{Here}?saved=true");
    }
}

public sealed class PreferencesForm
{
    public bool? HasKeys { get; set; }
}
