using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Accounts;

[AtTheDoor]
public sealed class ForgottenPasswordModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ForgottenPasswordForm Form { get; set; } = new();

    /// <summary>The form was sent. The page says the same whether the address is known or not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new AskForNewPassword(Form.Email ?? ""), ct);
        return new SeeOtherResult("/forgotten-password?sent=true");
    }
}

public sealed class ForgottenPasswordForm
{
    public string? Email { get; set; }
}
