using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>Who may read releases above TLP:GREEN.</summary>
[RuleField("clearance.nobody", "Form.Email")]
public sealed class ClearancesModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Here = "/admin/clearances";

    [BindProperty(SupportsGet = true)]
    public ClearanceForm Form { get; set; } = new();

    public IReadOnlyList<ClearedPerson> Cleared { get; private set; } = [];

    public IEnumerable<FieldOption> Confirmation => [new("true", texts["clearance.confirm"])];

    public async Task OnGetAsync(CancellationToken ct) => Cleared = await mediator.Send(new ListClearances(), ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Send(new ClearPerson(Form.Email ?? "", Code.Of(Tlp.Amber), Form.IsConfirmed), ct);

    public Task<IActionResult> OnPostBackAsync(string? email, CancellationToken ct) =>
        Send(new ClearPerson(email ?? "", Code.Of(Tlp.Green), IsConfirmed: false), ct);

    private async Task<IActionResult> Send(ClearPerson request, CancellationToken ct)
    {
        await mediator.Send(request, ct);
        return new SeeOtherResult(Here);
    }
}

public sealed class ClearanceForm
{
    public string? Email { get; set; }

    /// <summary>The box beside what this does is ticked.</summary>
    public bool IsConfirmed { get; set; }
}
