using System.Globalization;
using System.Text.RegularExpressions;
using IncidentRegister.Application;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What the pages for logging and for amending an incident have in common: the form and its choices.</summary>
[RuleField("incident.submit-needs-wider-handling", "Form.Handling")]
public abstract partial class IncidentFormPage(Words words, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MaxItems = 50;

    private static readonly string[] Marks = ["amber", "amber-strict", "red"];
    private static readonly Dictionary<string, string> FirstFields = new()
    {
        ["Acts"] = "Type",
        ["Stages"] = "Kind",
        ["Targets"] = "Kind",
        ["Actors"] = "Kind",
        ["Sources"] = "Title",
    };

    protected IStringLocalizer<Texts> Texts { get; } = texts;

    [BindProperty(SupportsGet = true)]
    public IncidentForm Form { get; set; } = new();

    public Glossary Glossary { get; private set; } = null!;

    /// <summary>The terms of a vocabulary; those below another one are named with it.</summary>
    public IReadOnlyList<FieldOption> Choices(string vocabulary) =>
        [.. Glossary.Terms(vocabulary).Select(t => new FieldOption(t.Code, t.Label, t.Definition))];

    /// <summary>Who may read it, in words; a wider mark than the form offers is shown where it stands already.</summary>
    public IReadOnlyList<FieldOption> Handling =>
        [.. Marks.Union(Form.Handling is "green" or "clear" ? [Form.Handling] : [])
            .Select(m => new FieldOption(m, Texts[$"incident.handling.{m}"], Texts[$"incident.handling.{m}-hint"]))];

    /// <summary>Choices whose words are texts: <c>{prefix}.{code}</c>.</summary>
    public IReadOnlyList<FieldOption> Worded(string prefix, params string[] codes) =>
        [.. codes.Select(c => new FieldOption(c, Texts[$"{prefix}.{c.ToLowerInvariant()}"]))];

    protected async Task ReadWords(CancellationToken ct) => Glossary = await words.Now(ct);

    /// <summary>Shows the form again with one item more; <paramref name="list"/> such as <c>Acts[1].Stages</c>.</summary>
    protected IActionResult Add(string list)
    {
        if (!List().IsMatch(list)) return BadRequest();

        var field = FirstFields[list[(list.LastIndexOf('.') + 1)..]];
        var count = CountOf(list);
        return this.ParkAndReturn(
            fields =>
            {
                if (count < MaxItems) fields.AddItem($"Form.{list}", field);
            },
            FieldState.IdOf($"Form.{list}[{count}].{field}"));
    }

    /// <summary>Shows the form again with one item less; <paramref name="item"/> such as <c>Targets[2]</c>.</summary>
    protected IActionResult Remove(string item)
    {
        if (!Item().IsMatch(item)) return BadRequest();

        var (list, index) = (item[..item.LastIndexOf('[')], item[(item.LastIndexOf('[') + 1)..^1]);
        return this.ParkAndReturn(
            fields => fields.RemoveItem($"Form.{list}", int.Parse(index, CultureInfo.InvariantCulture)), FieldState.IdOf($"list.{list}"));
    }

    /// <summary>Shows the form again with what is asked about the chosen type; <paramref name="act"/> such as <c>Acts[1]</c>.</summary>
    protected IActionResult Questions(string act) => Item().IsMatch(act)
        ? this.ParkAndReturn(anchor: FieldState.IdOf($"Form.{act}.Type"))
        : BadRequest();

    private int CountOf(string list) => list switch
    {
        "Acts" => Form.Acts.Count,
        "Targets" => Form.Targets.Count,
        "Actors" => Form.Actors.Count,
        "Sources" => Form.Sources.Count,
        _ => Form.Acts.ElementAtOrDefault(int.Parse(list[5..list.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture))?.Stages.Count ?? 0,
    };

    [GeneratedRegex(@"^(Acts|Targets|Actors|Sources|Acts\[[0-9]{1,2}\]\.Stages)\z", RegexOptions.NonBacktracking)]
    private static partial Regex List();

    [GeneratedRegex(@"^(Acts|Targets|Actors|Sources|Acts\[[0-9]{1,2}\]\.Stages)\[[0-9]{1,2}\]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Item();
}
