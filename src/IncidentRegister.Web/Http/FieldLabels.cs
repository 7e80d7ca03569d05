using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IncidentRegister.Application;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Http;

/// <summary>
/// What a field is called: <c>Form.Acts[1].StatedReason</c> is the text <c>label.acts.stated-reason</c>, or else
/// <c>label.stated-reason</c>.
/// </summary>
public sealed partial class FieldLabels(IStringLocalizer<Texts> texts)
{
    /// <summary>
    /// The label, with "2:" before it for the second item of a list; null if no text names the field.
    /// </summary>
    public string? Of(string field)
    {
        var path = field.StartsWith("Form.", StringComparison.Ordinal) ? field[5..] : field;
        if (path.Length == 0) return null;

        var words = Kebab(Items().Replace(path, "").Replace('[', '.').Replace("]", "", StringComparison.Ordinal));
        var label = Find($"label.{words}") ?? Find($"label.{words[(words.LastIndexOf('.') + 1)..]}");
        var item = Items().Match(path);
        return label is null || !item.Success
            ? label
            : $"{(ItemNumber(item) + 1).ToString(CultureInfo.InvariantCulture)}: {label}";
    }

    private string? Find(string key) => texts[key] is { ResourceNotFound: false, Value: var label } ? label : null;

    private static int ItemNumber(Match item) =>
        int.TryParse(item.ValueSpan[1..^1], NumberStyles.None, null, out var number) ? number : 0;

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString();
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Items();
}
