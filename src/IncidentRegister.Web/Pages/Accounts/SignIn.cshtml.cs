using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Accounts;

[AtTheDoor]
public sealed class SignInModel(IMediator mediator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public SignInForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>It leads back to a form that was sent after the session had run out.</summary>
    public bool FormWaits => QueryHelpers.ParseQuery(new Uri(new Uri("https://here.invalid/"), LocalAddress.OrFrontPage(Return)).Query)
        .ContainsKey(ParkedValues.QueryName);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var signedIn = await mediator.Send(new SignIn(Form.Email ?? "", Form.Password ?? "", DeviceLabel.Of(Request)), ct);
        if (signedIn.Token is not { } token) throw PasswordRefusal.Of(signedIn, texts, "sign-in.refused");

        // A session that was open in this browser ends with the new one.
        if (SessionCookie.Read(Request) is { } former) await mediator.Send(new SignOut(former), ct);
        SessionCookie.Write(Response, token);
        return new SeeOtherResult(LocalAddress.OrFrontPage(Return));
    }
}

public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
}
