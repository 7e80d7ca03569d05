using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Accounts;

/// <summary>Asks for the password before something that nobody does in passing, and leads back to the form that waits.</summary>
public sealed class ProveAgainModel(IMediator mediator, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ProveAgainForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public string BackTo => LocalAddress.OrFrontPage(Return);

    /// <summary>Who signed in on the way here has proved it.</summary>
    public IActionResult OnGet() => user.Now.MustProveAgain ? Page() : new SeeOtherResult(BackTo);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var session = SessionCookie.Read(Request)!; // else nobody is signed in, and nobody comes here
        var proved = await mediator.Send(new ProveAgain(session, Form.Password ?? "", DeviceLabel.Of(Request)), ct);
        SessionCookie.Write(Response, proved.Token ?? throw PasswordRefusal.Of(proved, texts, "proof.refused"));
        return new SeeOtherResult(BackTo);
    }
}

public sealed class ProveAgainForm
{
    public string? Password { get; set; }
}
