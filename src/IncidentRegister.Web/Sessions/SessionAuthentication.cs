using System.Security.Claims;
using System.Text.Encodings.Web;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Refused;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IncidentRegister.Web.Sessions;

/// <summary>Asks the register on every request who holds the cookie's token; nothing about a person is kept in it.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Application.Accounts.Sessions sessions, RefusalWriter refusals)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<AtTheDoorAttribute>() is not null) return AuthenticateResult.NoResult();
        if (SessionCookie.Read(Request) is not { } token) return AuthenticateResult.NoResult();
        if (await sessions.Recall(token, Context.RequestAborted) is not { } user) return AuthenticateResult.NoResult();

        Context.Features.Set(user);
        // The identifier is there for the antiforgery token, which belongs to one person.
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>A page asks to sign in and comes back; a form that was sent is given back, for it would be lost.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            return refusals.Write(Context, Refusal.NotSignedIn);

        Response.Redirect($"/sign-in?return={UrlEncoder.Encode(LocalAddress.Of(Request))}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        refusals.Write(Context, Refusal.Forbidden);

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        SessionCookie.Clear(Response);
        if (SessionCookie.Read(Request) is { } token)
            await Context.RequestServices.GetRequiredService<IMediator>().Send(new SignOut(token), Context.RequestAborted);
    }
}
