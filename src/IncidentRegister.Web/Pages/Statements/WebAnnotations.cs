using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>
/// Links as an AnnotationCollection with its one page, in JSON-LD (W3C Web Annotation Data Model,
/// https://www.w3.org/TR/annotation-model/). What the model has no word for is named by the register's own terms.
/// </summary>
/// <param name="root">The address of the register, without a slash at its end.</param>
internal sealed class WebAnnotations(string root)
{
    public const string MediaType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    private const string Context = "http://www.w3.org/ns/anno.jsonld";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">Where the collection is asked for.</param>
    public byte[] Write(string path, IReadOnlyList<Annotation> annotations) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["@context"] = new JsonArray(Context, new JsonObject
            {
                ["relation"] = $"{root}/help#relation",
                ["stance"] = $"{root}/help#stance",
            }),
            ["id"] = root + path,
            ["type"] = "AnnotationCollection",
            ["total"] = annotations.Count,
            ["first"] = new JsonObject
            {
                ["id"] = $"{root}{path}#page",
                ["type"] = "AnnotationPage",
                ["startIndex"] = 0,
                ["items"] = new JsonArray([.. annotations.Select(One)]),
            },
        },
        Json);

    private JsonObject One(Annotation annotation)
    {
        var one = new JsonObject
        {
            ["id"] = $"urn:uuid:{annotation.Mention}",
            ["type"] = "Annotation",
            ["created"] = annotation.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            // Words that name no incident that can be identified were read, and that is all.
            ["motivation"] = annotation.Incident is null ? "highlighting" : "linking",
            ["target"] = Target(annotation),
        };
        if (annotation.Incident is { } incident) one["body"] = new JsonObject
        {
            ["type"] = "SpecificResource",
            ["source"] = $"{root}/incidents/{incident}",
            ["purpose"] = "identifying",
            ["relation"] = Code.Of(annotation.Relation),
            ["stance"] = Code.Of(annotation.Stance),
        };
        return one;
    }

    private JsonObject Target(Annotation annotation) => new()
    {
        ["type"] = "SpecificResource",
        ["id"] = root + PassageAddress.Of(
            annotation.Statement, annotation.Version, annotation.Paragraph, annotation.Span.Start, annotation.Span.End),
        ["source"] = root + PassageAddress.OfText(annotation.Statement, annotation.Version),
        ["selector"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "TextPositionSelector",
                ["start"] = annotation.Start,
                ["end"] = annotation.End,
            },
            new JsonObject
            {
                ["type"] = "TextQuoteSelector",
                ["exact"] = annotation.Quote.Exact,
                ["prefix"] = annotation.Quote.Prefix,
                ["suffix"] = annotation.Quote.Suffix,
            }),
    };
}
