using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>One field that two people told differently. Null: not told.</summary>
/// <param name="Field">Path of the field, such as <c>Acts[0].Type</c>.</param>
public sealed record ConflictLine(string Field, string? Stored, string? Typed)
{
    /// <summary>The path without the numbers of items.</summary>
    public string Kind => ConflictFields.WithoutNumbers(Field);
}

/// <summary>Model of <c>_ConflictLines.cshtml</c>.</summary>
public sealed record ConflictTable(IReadOnlyList<ConflictLine> Lines, ToldWords Words, Glossary Glossary);

/// <summary>What stands in the register now, and what was typed over an older version of it.</summary>
/// <param name="Fields">Everything that was typed, to be sent again.</param>
/// <param name="Step">The button that was pressed.</param>
public sealed record AmendConflict(IReadOnlyList<ConflictLine> Lines, IReadOnlyDictionary<string, string[]> Fields, string? Step)
{
    public static AmendConflict Between(
        ToldIncident stored, ToldIncident typed, IReadOnlyDictionary<string, string[]> fields, string? step)
    {
        var (now, mine) = (ConflictFields.Of(stored), ConflictFields.Of(typed));
        var lines = from field in mine.Keys.Union(now.Keys)
                    let line = new ConflictLine(field, now.GetValueOrDefault(field), mine.GetValueOrDefault(field))
                    where line.Stored != line.Typed
                    select line;

        return new AmendConflict(
            [.. lines], fields.Where(f => f.Key.StartsWith("Form.", StringComparison.Ordinal)).ToDictionary(), step);
    }
}

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
