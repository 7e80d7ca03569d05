using System.Security.Claims;
using System.Text.Encodings.Web;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Http.Refused;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IncidentRegister.Web.Sessions;

/// <summary>Asks the register on every request who holds the cookie's token; nothing about a person is kept in it.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    Application.Accounts.Sessions sessions, LapsedForms lapsed, RefusalWriter refusals)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<AtTheDoorAttribute>() is not null) return AuthenticateResult.NoResult();
        if (SessionCookie.Read(Request) is not { } token) return AuthenticateResult.NoResult();
        if (await sessions.Recall(token, Context.RequestAborted) is not { } user) return AuthenticateResult.NoResult();

        Context.Features.Set(user);
        return AuthenticateResult.Success(new AuthenticationTicket(Principal(user.Id), SchemeName));
    }

    /// <summary>The identifier is there for the antiforgery token, which belongs to one person.</summary>
    internal static ClaimsPrincipal Principal(Guid user) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString())], SchemeName));

    /// <summary>
    /// A page asks to sign in and comes back. What was typed into a form waits for the person whose session ran out
    /// meanwhile; where nobody knows who that was, it is given back at once, for it would be lost.
    /// </summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isRead = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        if ((isRead ? LocalAddress.Of(Request) : await lapsed.Keep(Context)) is not { } address)
        {
            await refusals.Write(Context, Refusal.NotSignedIn);
            return;
        }

        Response.StatusCode = isRead ? StatusCodes.Status302Found : StatusCodes.Status303SeeOther;
        Response.Headers.Location = $"/sign-in?return={UrlEncoder.Encode(address)}";
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
