using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IncidentRegister.Web.Http;

/// <summary>
/// A page whose form carries one file. The form names its file last, so that token, key and words are read before it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesUploadAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>
    /// Four times the largest file: up to here the words of the form are read and given back with the refusal; beyond it
    /// nothing is.
    /// </summary>
    public long? MaxRequestBodySize => 4 * Domain.Evidence.EvidenceFile.MaxBytes;
}

/// <summary>
/// Reads a form with a file as far as the file, and puts its fields where everything else looks for a form. The file
/// stays on the line as an <see cref="Upload"/>, until the page reads it: the framework would write it to the disk, as it
/// came, before anybody was asked who sent it.
/// </summary>
public sealed class Uploads(RequestDelegate next)
{
    private const int MaxFields = 20;
    private const int BoundaryMaxLength = 70; // RFC 2046, section 5.1.1

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<TakesUploadAttribute>() is not null)
        {
            await Read(context);
        }

        await next(context);
    }

    private static async Task Read(HttpContext context)
    {
        var reader = new MultipartReader(BoundaryOf(context.Request), context.Request.Body);
        var fields = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal);
        context.Request.Form = new FormCollection(fields); // whatever follows, nobody reads the body a second time
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                var part = section.GetContentDispositionHeader() ?? throw NotUnderstood(null);
                if (part.IsFileDisposition())
                {
                    var name = part.FileNameStar.HasValue ? part.FileNameStar : HeaderUtilities.RemoveQuotes(part.FileName);
                    context.Features.Set(
                        new Upload(HeaderUtilities.RemoveQuotes(part.Name).ToString(), name.ToString(), section.Body));
                    return;
                }

                if (fields.Count == MaxFields)
                    throw new BadHttpRequestException("Too many fields.", StatusCodes.Status413PayloadTooLarge);
                fields[HeaderUtilities.RemoveQuotes(part.Name).ToString()] = await Value(section.Body, context.RequestAborted);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException and not BadHttpRequestException))
        {
            throw NotUnderstood(broken);
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= BoundaryMaxLength } boundary
            ? boundary.ToString()
            : throw NotUnderstood(null);

    private static async Task<string> Value(Stream body, CancellationToken ct)
    {
        var value = new byte[FormLimits.ValueMaxLength + 1];
        var length = await body.ReadAtLeastAsync(value, value.Length, throwOnEndOfStream: false, ct);
        return length < value.Length
            ? Encoding.UTF8.GetString(value, 0, length)
            : throw new BadHttpRequestException("A field is too long.", StatusCodes.Status413PayloadTooLarge);
    }

    private static BadHttpRequestException NotUnderstood(Exception? why) =>
        new("The form cannot be read.", StatusCodes.Status400BadRequest, why!);
}

/// <summary>The file of a form, on its way. Read once, in order.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="FileName">As the sender's device calls it; not to be trusted. Empty where none was chosen.</param>
public sealed record Upload(string Field, string FileName, Stream Content)
{
    /// <exception cref="BadHttpRequestException">The line broke before the end.</exception>
    public async ValueTask<int> Read(Memory<byte> bytes, CancellationToken ct)
    {
        try
        {
            return await Content.ReadAsync(bytes, ct);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The upload was cut off.", StatusCodes.Status400BadRequest, cut);
        }
    }
}
