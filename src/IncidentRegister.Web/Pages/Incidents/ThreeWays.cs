using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentRegister.Application.Incidents;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>Whose words a field takes.</summary>
public enum Side { Theirs, Mine }

/// <summary>One field that the two versions tell differently.</summary>
/// <param name="Path">Such as <c>Acts[0].Type</c>; a list or an item of one where they differ in more than a field.</param>
/// <param name="Was">As the form was shown with; null: not told then.</param>
/// <param name="Taken">The side that changed it, where only one did; null where a person must choose.</param>
public sealed record Difference(string Path, JsonNode? Was, JsonNode? Theirs, JsonNode? Mine, Side? Taken)
{
    /// <summary>Names of properties and numbers of items, from the root.</summary>
    public IReadOnlyList<object> Steps { get; init; } = [];
}

/// <summary>
/// Compares two versions with the one that both began from, field by field. Lists of equal length are compared item by
/// item; one that somebody made longer or shorter is a single field, because its items have no names to find them by.
/// </summary>
internal static class ThreeWays
{
    private static readonly string[] Identities = ["Type", "Kind", "Category", "Name", "Title"];

    /// <param name="was">Null where it is not known any more: then every difference asks.</param>
    public static IReadOnlyList<Difference> Between(ToldIncident? was, ToldIncident theirs, ToldIncident mine) =>
        [.. Walk([], Told(was), Told(theirs), Told(mine), was is not null)];

    /// <summary>My version, with the fields that were taken from theirs.</summary>
    public static AmendIncident Settle(AmendIncident mine, AmendIncident theirs, IEnumerable<Difference> taken)
    {
        var (settled, other) = (JsonSerializer.SerializeToNode(mine)!, JsonSerializer.SerializeToNode(theirs)!);
        foreach (var steps in taken.Where(d => d.Taken == Side.Theirs).Select(d => d.Steps))
        {
            var (into, from) = (At(settled, steps), At(other, steps));
            if (steps[^1] is int index) into[index] = from[index]?.DeepClone();
            else if (from.AsObject().TryGetPropertyValue((string)steps[^1], out var value)) into[(string)steps[^1]] = value?.DeepClone();
            else into.AsObject().Remove((string)steps[^1]);
        }

        return settled.Deserialize<AmendIncident>()!;
    }

    private static JsonNode At(JsonNode root, IReadOnlyList<object> steps) =>
        steps.SkipLast(1).Aggregate(root, (node, step) => (step is int index ? node[index] : node[(string)step])!);

    private static JsonNode? Told(ToldIncident? told) => told is null ? null : Cleaned(JsonSerializer.SerializeToNode<ToldIncident>(told));

    /// <summary>What was not told is left out, line ends are as the register keeps them.</summary>
    private static JsonNode? Cleaned(JsonNode? node) => node switch
    {
        JsonObject parts => parts.Select(p => KeyValuePair.Create(p.Key, Cleaned(p.Value))).Where(p => p.Value is not null).ToArray()
            is { Length: > 0 } told ? new JsonObject(told) : null,
        JsonArray { Count: > 0 } items => new JsonArray([.. items.Select(i => Cleaned(i) ?? new JsonObject())]),
        JsonValue value when value.ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text => JsonValue.Create(text),
        _ => null,
    };

    private static IEnumerable<Difference> Walk(IReadOnlyList<object> steps, JsonNode? was, JsonNode? theirs, JsonNode? mine, bool isKnown)
    {
        if (JsonNode.DeepEquals(theirs, mine)) return [];
        var isWhole = steps is [.., int] && isKnown && AreOthers(was, theirs, mine);
        return !isWhole && Parts(was, theirs, mine, isKnown) is { } parts
            ? parts.SelectMany(p => Walk([.. steps, p], Part(was, p), Part(theirs, p), Part(mine, p), isKnown))
            : [Whole(steps, was, theirs, mine, isKnown)];
    }

    private static Difference Whole(IReadOnlyList<object> steps, JsonNode? was, JsonNode? theirs, JsonNode? mine, bool isKnown)
    {
        var path = string.Concat(steps.Select(s => s is int index ? $"[{index}]" : $".{s}")).TrimStart('.');
        Side? changed = !isKnown ? null : JsonNode.DeepEquals(was, theirs) ? Side.Mine : JsonNode.DeepEquals(was, mine) ? Side.Theirs : null;
        return new Difference(path, was, theirs, mine, changed) { Steps = steps };
    }

    /// <summary>
    /// One side put another item in the place of what the other side changed: their fields must not be mixed.
    /// </summary>
    private static bool AreOthers(JsonNode? was, JsonNode? theirs, JsonNode? mine) =>
        !JsonNode.DeepEquals(was, theirs) && !JsonNode.DeepEquals(was, mine)
        && Identities.Any(name => !JsonNode.DeepEquals(Part(was, name), Part(theirs, name)) || !JsonNode.DeepEquals(Part(was, name), Part(mine, name)));

    private static IEnumerable<object>? Parts(JsonNode? was, JsonNode? theirs, JsonNode? mine, bool isKnown)
    {
        JsonNode?[] told = isKnown ? [mine, theirs, was] : [mine, theirs];
        if (told.All(n => n is JsonArray) && told.Select(n => n!.AsArray().Count).Distinct().Count() == 1)
            return Enumerable.Range(0, mine!.AsArray().Count).Cast<object>();
        return told.All(n => n is null or JsonObject) ? told.OfType<JsonObject>().SelectMany(o => o.Select(p => p.Key)).Distinct() : null;
    }

    private static JsonNode? Part(JsonNode? node, object step) => node switch
    {
        JsonArray items when step is int index => items[index],
        JsonObject parts when step is string name => parts[name],
        _ => null,
    };
}
