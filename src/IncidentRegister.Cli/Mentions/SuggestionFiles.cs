using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Cli.Mentions;

/// <summary>A file that cannot be used; the message is one sentence for the operator.</summary>
internal sealed class BadFileException(string message) : Exception(message);

/// <summary>
/// Incidents and statements as files hold them, and suggestions as a file gets them. What is missing is empty.
/// </summary>
internal static class SuggestionFiles
{
    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON array of incidents and groups.</summary>
    /// <exception cref="BadFileException">It is missing, no JSON, no array, or an incident has no key.</exception>
    public static IReadOnlyList<IncidentSketch> Incidents(string path)
    {
        using var document = Parsed(Text(path), path, null);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new BadFileException($"{path} is not a list of incidents.");

        return [.. document.RootElement.EnumerateArray().Select((element, at) => Incident(element, path, at + 1))];
    }

    /// <summary>JSON lines, one statement each; empty lines are skipped.</summary>
    /// <exception cref="BadFileException">It is missing, or a line is no statement.</exception>
    public static IEnumerable<(string Id, StatementSketch Statement)> Statements(string path)
    {
        var number = 0;
        foreach (var line in Text(path).Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;

            using var document = Parsed(line, path, number);
            var element = document.RootElement;
            if (element.ValueKind != JsonValueKind.Object || Word(element, "id") is not { Length: > 0 } id)
                throw new BadFileException($"{path}, line {number}: a statement needs an \"id\".");

            yield return (id, new StatementSketch(
                Word(element, "text"), Day(Word(element, "date")), Word(element, "language"),
                Word(element, "issuer"), Word(element, "title")));
        }
    }

    /// <summary>One suggestion as a line of JSON.</summary>
    public static string Line(string statement, Suggestion suggestion)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("statement_id", statement);
            json.WriteString("incident_key", suggestion.IncidentKey);
            json.WriteNumber("start", suggestion.Start);
            json.WriteNumber("end", suggestion.End);
            json.WriteString("strength", suggestion.Strength == MentionStrength.Strong ? "strong" : "possible");
            json.WriteStartArray("reasons");
            foreach (var reason in suggestion.Reasons) json.WriteStringValue(Explanation.InEnglish(reason));
            json.WriteEndArray();
            json.WriteString("relation", Code(suggestion.Relation));
            json.WriteString("stance", Code(suggestion.Stance));
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>"expresses-concern".</summary>
    private static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="BadFileException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<string> lines)
    {
        try { File.WriteAllLines(path, lines); }
        catch (Exception wrong) when (IsOfFiles(wrong))
        {
            throw new BadFileException($"{path} cannot be written: {wrong.Message}");
        }
    }

    private static IncidentSketch Incident(JsonElement element, string path, int number)
    {
        if (element.ValueKind != JsonValueKind.Object || Word(element, "incident_key") is not { Length: > 0 } key)
            throw new BadFileException($"{path}: incident {number} needs an \"incident_key\".");

        return new IncidentSketch(key, Word(element, "title"), Word(element, "date"), Word(element, "type"))
        {
            Targets = Words(element, "targets"),
            AllegedActors = Words(element, "alleged_actors"),
            Aliases = Words(element, "aliases"),
            Members = Words(element, "members"),
        };
    }

    /// <summary>The last day that is meant, without what an "about" adds; null when it cannot be read.</summary>
    private static DateOnly? Day(string text) =>
        IncidentDate.TryParse(text, out var date) ? (date.End ?? date.Start)?.Last : null;

    private static string Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Unbroken(value) : "";

    private static IReadOnlyList<string> Words(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [Unbroken(value)]
        : value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(Unbroken)]
        : [];

    /// <summary>JSON may hold half a surrogate pair ("\ud800"), which .NET refuses to read as text.</summary>
    private static string Unbroken(JsonElement value)
    {
        try { return value.GetString() ?? ""; }
        catch (InvalidOperationException) { return JsonEscapes.Read(value.GetRawText()); }
    }

    private static JsonDocument Parsed(string json, string path, int? line)
    {
        try { return JsonDocument.Parse(json, Lenient); }
        catch (JsonException wrong)
        {
            throw new BadFileException($"{path}{(line is null ? "" : $", line {line}")} is not JSON: {wrong.Message}");
        }
    }

    private static string Text(string path)
    {
        try { return File.ReadAllText(path); }
        catch (Exception wrong) when (IsOfFiles(wrong))
        {
            throw new BadFileException($"{path} cannot be read: {wrong.Message}");
        }
    }

    private static bool IsOfFiles(Exception wrong) =>
        wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
