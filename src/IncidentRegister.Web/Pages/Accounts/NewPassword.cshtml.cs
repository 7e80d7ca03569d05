using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Accounts;

[AtTheDoor]
public sealed class NewPasswordModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public NewPasswordForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        await mediator.Send(new SetNewPassword(token, Form.Password ?? ""), ct);
        return new SeeOtherResult("/sign-in");
    }
}

public sealed class NewPasswordForm
{
    public string? Password { get; set; }
}
