using System.Net;
using Microsoft.AspNetCore.StaticAssets;

namespace IncidentRegister.Web.Http;

/// <summary>
/// The headers of every response, whatever made it: page, file, 304, refusal. Set when the response starts, so that
/// nothing behind can lose them.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>No nonce and no <c>unsafe-*</c>: every script and style is a file of this site.</summary>
    public const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>For files of other people's making: nothing in one runs or loads, wherever a browser shows it.</summary>
    public const string FilePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    /// <summary>For a mail beside the form that it is made of: drawn with its own styles, framed by this site alone, and inert.</summary>
    public const string FramedMailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Passkeys stay possible; everything else that a page could ask of the device is off.</summary>
    public const string DevicePolicy =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
        + "fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), "
        + "usb=(), xr-spatial-tracking=(), "
        + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    private static readonly KeyValuePair<string, string>[] Always =
    [
        new("Content-Security-Policy", ContentPolicy),
        new("Permissions-Policy", DevicePolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("X-Frame-Options", "DENY"),
        new("X-Robots-Tag", "noindex, noarchive"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;

        foreach (var (name, value) in Always) headers[name] = value;
        if (context.GetEndpoint()?.Metadata.GetMetadata<HandsOutFilesAttribute>() is not null) headers.ContentSecurityPolicy = FilePolicy;
        if (context.GetEndpoint()?.Metadata.GetMetadata<FramedMailAttribute>() is not null)
            (headers.ContentSecurityPolicy, headers.XFrameOptions) = (FramedMailPolicy, "SAMEORIGIN");
        if (!IsStaticFile(context)) (headers.CacheControl, headers.Pragma) = ("no-store", default);
        if (IsClearnet(context.Request))
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains; preload";

        return Task.CompletedTask;
    }

    // Files with a fingerprint in their name are immutable, and MapStaticAssets says so itself.
    private static bool IsStaticFile(HttpContext context) =>
        context.Response.StatusCode is 200 or 206 or 304
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    // A loopback address must not teach the browser https, and an onion address has no certificate to insist on.
    private static bool IsClearnet(HttpRequest request)
    {
        var host = request.Host.Host;
        var isLoopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        return request.IsHttps && !isLoopback && !host.EndsWith(".onion", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>An address that answers with a file that somebody brought.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HandsOutFilesAttribute : Attribute;

/// <summary>An address that shows a mail within a page of this site.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramedMailAttribute : Attribute;
