using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The languages in which a statement can be read: the one that it was issued in, and its translations.</summary>
/// <param name="Reference">Of the statement.</param>
/// <param name="Original">BCP 47, of the text that it is read by.</param>
/// <param name="Shown">The number of the version on the page; null for the text that the statement is read by.</param>
public sealed record TextTabs(
    string Reference, string Original, IReadOnlyList<TranslationTag> Translations, int? Shown, Glossary Words)
{
    public string AddressOf(TranslationTag translation) =>
        FormattableString.Invariant($"/statements/{Reference}/versions/{translation.Number}");
}
