using Microsoft.AspNetCore.Antiforgery;

namespace IncidentRegister.Web.Http;

/// <summary>
/// Every POST carries the antiforgery token of its form, whatever kind of endpoint answers it. Stands behind the
/// authentication, because a token belongs to one person.
/// </summary>
public sealed class FormTokens(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string CookieName = "__Host-af";
    public const string FieldName = "__af";

    public static void Set(AntiforgeryOptions options)
    {
        options.FormFieldName = FieldName;
        options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says DENY
        options.Cookie.Name = CookieName;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;

        // Strict would hide the cookie from the first page after a link in a mail, which would then set another one
        // and void the forms in every open tab.
        options.Cookie.SameSite = SameSiteMode.Lax;

        // The cookie policy makes every cookie Secure; saying it here would refuse plain http on the loopback.
        options.Cookie.SecurePolicy = CookieSecurePolicy.None;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint() is RouteEndpoint endpoint // routing's own 404 and 405 change nothing
            && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false })
        {
            await antiforgery.ValidateRequestAsync(context);
        }

        await next(context);
    }
}
