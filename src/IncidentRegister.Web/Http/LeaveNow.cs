using IncidentRegister.Application.Pipeline;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace IncidentRegister.Web.Http;

/// <summary>
/// "Leave now": ends the session, empties what the browser keeps of this site and shows a neutral one, from the
/// configuration <c>LeaveTo</c>. It always leaves: with a form that is too old, without a session, without the
/// database.
/// </summary>
public static partial class LeaveNow
{
    public const string Path = "/leave";
    private const string DefaultTarget = "https://www.wikipedia.org/";

    /// <exception cref="UriFormatException">At the start, so that leaving itself cannot fail of it.</exception>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var configured = routes.ServiceProvider.GetRequiredService<IConfiguration>()["LeaveTo"];
        var target = new Uri(configured ?? DefaultTarget, UriKind.Absolute).AbsoluteUri;

        routes
            .MapPost(Path, (HttpContext context, IAntiforgery antiforgery, ILoggerFactory loggers) =>
                Leave(context, antiforgery, loggers, target))
            .AllowAnonymous()
            .DisableAntiforgery();
    }

    private static async Task Leave(
        HttpContext context, IAntiforgery antiforgery, ILoggerFactory loggers, string target)
    {
        // A request that another site forged must not end a session; leaving itself harms nobody.
        if (SameOrigin.IsSaidByTheBrowser(context.Request) || await antiforgery.IsRequestValidAsync(context))
            await SignOut(context, loggers.CreateLogger(typeof(LeaveNow)));

        // Not a redirect: in Chromium form-action 'self' holds for where the answer to a form leads, too.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        context.Response.Headers["Refresh"] = $"0; url={target}";
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync("\n");
    }

    private static async Task SignOut(HttpContext context, ILogger logger)
    {
        try
        {
            await context.SignOutAsync();
        }
        catch (Exception outage) when (Unavailability.IsMeantBy(outage))
        {
            NotSignedOut(logger, outage); // the cookie is gone all the same, and the session ends by itself
        }
    }

    [LoggerMessage(LogLevel.Warning, "Somebody left while the database was away; the session ends by its own clock.")]
    private static partial void NotSignedOut(ILogger logger, Exception outage);
}
