using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Application.Search;

/// <summary>What was typed into the search box, in the forms in which it is looked for.</summary>
/// <param name="Reference">The one record that is meant, in its one way of writing; null where words were typed.</param>
internal sealed record SearchText(string Text, string? Reference)
{
    public static SearchText Of(string typed)
    {
        var text = PlainText.Clean(typed, keepNewLines: false);
        var isReference = Domain.Incidents.Reference.TryParse(text, out var reference);
        return new SearchText(text, isReference ? reference!.ToString() : null);
    }

    /// <summary>As a name: without case, diacritics and hyphens.</summary>
    public string Folded => PlainText.Fold(Text);

    /// <summary>Anywhere in a text, in this order; for <c>ILIKE</c> with a backslash as its escape.</summary>
    public string Pattern
    {
        get
        {
            var literal = Text
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("%", @"\%", StringComparison.Ordinal)
                .Replace("_", @"\_", StringComparison.Ordinal);
            return $"%{literal}%";
        }
    }
}
