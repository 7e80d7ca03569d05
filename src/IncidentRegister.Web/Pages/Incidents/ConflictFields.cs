using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Incidents;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What was told as a list of fields, each by its path such as <c>Acts[0].Type</c>.</summary>
internal static partial class ConflictFields
{
    public static string WithoutNumbers(string path) => Numbers().Replace(path, "");

    /// <summary>Every field that was told, by its path, in the order of the form; line ends as the register keeps them.</summary>
    public static Dictionary<string, string> Of(ToldIncident told) => Of(JsonSerializer.SerializeToNode<ToldIncident>(told), "");

    /// <summary>The same for a part of it that stands at that path.</summary>
    public static Dictionary<string, string> Of(JsonNode? part, string path)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(part, path, fields);
        return fields;
    }

    private static void Walk(JsonNode? node, string path, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var (name, part) in parts) Walk(part, path.Length == 0 ? name : $"{path}.{name}", fields);
                break;
            case JsonArray items:
                foreach (var (item, index) in items.Select((item, index) => (item, index))) Walk(item, $"{path}[{index}]", fields);
                break;
            case JsonValue value when value.ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text:
                fields[path] = text;
                break;
        }
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
