using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Web.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Words of a statement, and what they are linked to.</summary>
public sealed class LinkForm
{
    /// <summary>In place of a reference: the words name no identifiable incident.</summary>
    public const string None = "none";

    public PassageForm Passage { get; set; } = new();

    /// <summary>What to look for among the incidents.</summary>
    public string? Search { get; set; }

    /// <summary>The reference that was typed, and the one that was chosen from a list.</summary>
    public string? Incident { get; set; }
    public string? Chosen { get; set; }
    public string? Relation { get; set; }
    public string? Stance { get; set; }
    public string? Note { get; set; }

    public LinkPassage Link(string statement)
    {
        var incident = string.IsNullOrWhiteSpace(Incident) ? Chosen : Incident;
        return new LinkPassage(statement, Passage.Choice())
        {
            Incident = incident == None ? null : incident,
            Relation = Relation ?? "",
            Stance = Stance ?? "",
            Note = Note,
        };
    }

    public LinkInstead Instead(Guid suggestion)
    {
        var incident = string.IsNullOrWhiteSpace(Incident) ? Chosen : Incident;
        return new LinkInstead(suggestion)
        {
            Incident = incident == None ? null : incident ?? "",
            Relation = Relation ?? "",
            Stance = Stance ?? "",
            Note = Note,
        };
    }

    public static IReadOnlyList<FieldOption> Relations(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<MentionRelation>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"mention.relation.{code}"]))];

    public static IReadOnlyList<FieldOption> Stances(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<Stance>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"mention.stance.{code}"]))];
}
