using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Vocabularies;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The statements that wait for an answer, beside the list of all or beside one that is read.</summary>
/// <param name="Current">The reference of the one that is read; null beside the list.</param>
public sealed record ToReadRail(ToRead List, Glossary Words, string? Current = null)
{
    /// <summary>The one that has waited longest besides the one that is read; null without another.</summary>
    public ToReadLine? Next => List.Lines.FirstOrDefault(l => l.Reference != Current);
}
