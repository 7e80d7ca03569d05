using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>A form as the fields that a page sends it in, such as <c>Form.Acts[0].Details[bill]</c>.</summary>
internal static class TypedFields
{
    /// <summary>These two are dictionaries: their parts are named in brackets.</summary>
    private static readonly string[] Dictionaries = [nameof(ActForm.Details), nameof(IncidentForm.Consent)];

    /// <summary>Every field that was typed or chosen, in the order of the form.</summary>
    public static Dictionary<string, string> Of(IncidentForm form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(JsonSerializer.SerializeToNode(form), "Form", isDictionary: false, fields);
        return fields;
    }

    private static void Walk(JsonNode? node, string path, bool isDictionary, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var (name, part) in parts)
                    Walk(part, isDictionary ? $"{path}[{name}]" : $"{path}.{name}", Dictionaries.Contains(name) && !isDictionary, fields);
                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++) Walk(items[index], $"{path}[{index}]", isDictionary: false, fields);
                break;
            case JsonValue value:
                fields[path] = value.ToString();
                break;
        }
    }
}
