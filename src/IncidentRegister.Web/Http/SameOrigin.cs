namespace IncidentRegister.Web.Http;

/// <summary>
/// Refuses a change that another site asks the browser for: the second fence beside the token in the form.
/// </summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || IsFromHere(context.Request)) return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>
    /// The browser itself says that a page of this site sent the request. No page can forge this header.
    /// </summary>
    public static bool IsSaidByTheBrowser(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";

    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return false;

        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;

        // Referrer-Policy: no-referrer makes browsers send "null" with the forms of this very site.
        if (origin == "null") return site == "same-origin";

        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
