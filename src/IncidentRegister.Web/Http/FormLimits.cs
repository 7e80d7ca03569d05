using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace IncidentRegister.Web.Http;

/// <summary>
/// Reads a posted form once, before anything else wants it, so that a form that is too large is answered 413 and not
/// taken for a forged one. An address that raises its own limit (uploads) is left alone.
/// </summary>
public sealed class FormLimits(RequestDelegate next)
{
    /// <summary>Bytes of a whole body; chunked bodies are counted while they are read.</summary>
    public const long BodyMaxBytes = 1024 * 1024;

    /// <summary>Fields of a form. The incident form is the longest.</summary>
    public const int MaxValues = 1500;

    /// <summary>UTF-16 code units of one field.</summary>
    public const int ValueMaxLength = 64 * 1024;

    public static void Set(FormOptions options)
    {
        options.ValueCountLimit = MaxValues;
        options.ValueLengthLimit = ValueMaxLength;
        options.KeyLengthLimit = 512;
        options.MultipartBodyLengthLimit = BodyMaxBytes;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint
            && HttpMethods.IsPost(context.Request.Method)
            && context.Request.HasFormContentType
            && endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null or TakesLongTextAttribute)
        {
            await Read(context.Request);
        }

        await next(context);
    }

    private static async Task Read(HttpRequest request)
    {
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException broken) // both "too many" and "not a form" come as this
        {
            var isTooLarge = broken.Message.Contains("limit", StringComparison.OrdinalIgnoreCase);
            throw new BadHttpRequestException(
                broken.Message,
                isTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
                broken);
        }
    }
}
