namespace IncidentRegister.Web.Sessions;

/// <summary>
/// What a person recognises a session of theirs by, such as "Firefox, Linux". The header itself, which tells devices
/// apart, is not kept, nor is any address.
/// </summary>
internal static class DeviceLabel
{
    private static readonly string[] Browsers = ["Firefox", "Edg", "Chrome", "Safari"]; // each names the later ones as well
    private static readonly string[] Systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"];

    public static string Of(HttpRequest request)
    {
        var told = request.Headers.UserAgent.ToString();
        return $"{Known(Browsers, told).Replace("Edg", "Edge", StringComparison.Ordinal)}, {Known(Systems, told)}";
    }

    private static string Known(string[] names, string told) =>
        Array.Find(names, name => told.Contains(name, StringComparison.Ordinal)) ?? "?";
}
