using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// What a field shows: its name and id, what was typed before what is stored, and what is wrong with it.
/// </summary>
internal sealed class FieldState
{
    private readonly ModelStateEntry? entry;

    public FieldState(ViewContext view, string name, object? model)
    {
        Name = name;
        Id = IdOf(name);
        view.ViewData.ModelState.TryGetValue(name, out entry);
        Values = Typed(entry?.RawValue) ?? Stored(model);
    }

    public string Name { get; }
    public string Id { get; }
    public string ErrorId => $"{Id}-error";
    public string HintId => $"{Id}-hint";
    public bool IsWrong => Errors.Count > 0;

    public IReadOnlyList<string> Errors =>
        entry is null ? [] : [.. entry.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Distinct()];

    public IReadOnlyList<string> Values { get; }

    public string Value => Values.Count > 0 ? Values[0] : "";

    /// <summary>The id of the first input of a field, which the summary of errors links to.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private static string[]? Typed(object? raw) => raw switch
    {
        string one => [one],
        string[] many => many,
        _ => null,
    };

    private static string[] Stored(object? model) => model switch
    {
        null => [],
        string one => [one],
        bool yes => [yes ? "true" : "false"],
        IEnumerable many => [.. many.Cast<object?>().Select(Invariant)],
        _ => [Invariant(model)],
    };

    private static string Invariant(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
