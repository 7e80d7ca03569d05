using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// The fields of a form on their way to be shown again, with what "add another" and "remove" do to them. Items of a
/// list are named <c>Form.Acts[0].Type</c>, counted from nought without gaps.
/// </summary>
public sealed class ParkedFields(IReadOnlyDictionary<string, string[]> fields)
    : IEnumerable<KeyValuePair<string, string[]>>
{
    private readonly Dictionary<string, string[]> fields = new(fields, StringComparer.Ordinal);

    /// <summary>What was typed into a field; empty if the form has no such field.</summary>
    public IReadOnlyList<string> Get(string name) => fields.GetValueOrDefault(name, []);

    public void Set(string name, params string[] values) => fields[name] = values;

    public void Remove(string name) => fields.Remove(name);

    /// <summary>How many items the list has.</summary>
    public int Count(string list) => fields.Keys.Select(name => Index(list, name)).Max() is { } last ? last + 1 : 0;

    /// <summary>Adds an empty item; <paramref name="field"/> is any field of it, such as <c>Type</c>.</summary>
    public void AddItem(string list, string field) =>
        fields[$"{list}[{Count(list).ToString(CultureInfo.InvariantCulture)}].{field}"] = [""];

    /// <summary>Removes an item; those behind it move up.</summary>
    public void RemoveItem(string list, int index)
    {
        foreach (var name in fields.Keys.Where(name => Index(list, name) >= index).ToArray())
        {
            fields.Remove(name, out var values);
            if (Index(list, name) is { } at && at > index && values is not null)
                fields[Renamed(list, name, at - 1)] = values;
        }
    }

    public Dictionary<string, string[]> ToDictionary() => new(fields, StringComparer.Ordinal);

    public IEnumerator<KeyValuePair<string, string[]>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int? Index(string list, string name) =>
        IsItem(list, name, out var end)
        && int.TryParse(name.AsSpan(list.Length + 1, end - list.Length - 1), NumberStyles.None, null, out var index)
            ? index
            : null;

    private static bool IsItem(string list, string name, [NotNullWhen(true)] out int end)
    {
        end = name.StartsWith($"{list}[", StringComparison.Ordinal)
            ? name.IndexOf(']', list.Length)
            : -1;
        return end > 0;
    }

    private static string Renamed(string list, string name, int index) =>
        $"{list}[{index.ToString(CultureInfo.InvariantCulture)}{name[name.IndexOf(']', list.Length)..]}";
}
