using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Accounts;

[AtTheDoor]
[RuleField("invitation.already-a-member", "")]
public sealed class InvitationModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InvitationForm Form { get; set; } = new();

    public InvitationSheet Invitation { get; private set; } = null!;

    public async Task OnGetAsync(string token, CancellationToken ct) =>
        Invitation = await mediator.Send(new ShowInvitation(token), ct);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        await mediator.Send(new AcceptInvitation(token, Form.DisplayName ?? "", Form.Password ?? ""), ct);
        return new SeeOtherResult("/sign-in");
    }
}

public sealed class InvitationForm
{
    public string? DisplayName { get; set; }
    public string? Password { get; set; }
}
