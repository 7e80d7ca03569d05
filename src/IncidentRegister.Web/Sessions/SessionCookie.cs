namespace IncidentRegister.Web.Sessions;

/// <summary>
/// The session's cookie: a reference token and nothing else. Bound to this host and path, unreadable to script, and gone
/// with the browser window.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-sid";

    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: 64 } token && token.All(char.IsAsciiHexDigitLower) ? token : null;

    public static void Write(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options());

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options());

    private static CookieOptions Options() =>
        new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };
}
