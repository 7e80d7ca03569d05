using IncidentRegister.Application;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What was chosen for one field.</summary>
public sealed class FieldChoice
{
    /// <summary>The field's <see cref="Difference.Path"/>.</summary>
    public string? FieldId { get; set; }

    /// <summary><c>theirs</c> or <c>mine</c>; null as long as nothing was chosen.</summary>
    public string? Taken { get; set; }
}

/// <summary>Two versions that must become one: what stands in the register, and what was typed over an older one.</summary>
/// <param name="Theirs">As it stands now; its version is the one that the result is saved over.</param>
/// <param name="Differences">With the side that only one of them changed, or that was chosen.</param>
public sealed record Settlement(AmendIncident Theirs, AmendIncident Mine, IReadOnlyList<Difference> Differences)
{
    /// <summary>Compared as the form tells them, so that what a form cannot tell counts as nobody's change.</summary>
    /// <param name="was">As the form was shown with; null where it is not known any more.</param>
    /// <param name="choices">Those of an earlier showing of the same two versions.</param>
    public static Settlement Of(AmendIncident? was, AmendIncident theirs, IncidentForm typed, IEnumerable<FieldChoice> choices)
    {
        var mine = typed.Tell(theirs);
        var chosen = choices.Where(c => c.FieldId is not null).DistinctBy(c => c.FieldId).ToDictionary(c => c.FieldId!, c => c.Taken);
        return new Settlement(theirs, mine, [.. ThreeWays.Between(was is null ? null : AsTyped(was), AsTyped(theirs), mine)
            .Select(d => d with { Taken = Read(chosen.GetValueOrDefault(d.Path)) ?? d.Taken })]);
    }

    /// <summary>Where both changed the same, and nobody has chosen.</summary>
    public IEnumerable<int> Open => Enumerable.Range(0, Differences.Count).Where(n => Differences[n].Taken is null);

    /// <summary>My version, with what was taken from theirs.</summary>
    public AmendIncident Settled => ThreeWays.Settle(Mine, Theirs, Differences);

    private static AmendIncident AsTyped(AmendIncident told) => IncidentForm.Of(told).Tell(told);

    private static Side? Read(string? taken) => taken switch { "theirs" => Side.Theirs, "mine" => Side.Mine, _ => null };
}

/// <summary>The words of a settlement's cells.</summary>
public sealed class SettlementWords(ToldWords told, Glossary glossary, IStringLocalizer<Texts> texts)
{
    public string Label(Difference line) => told.Label(line.Path);

    /// <summary>A field in words; a list or an item of one with a line for each of its fields.</summary>
    public string Of(Difference line, System.Text.Json.Nodes.JsonNode? node)
    {
        var fields = ConflictFields.Of(node, line.Path).Select(f =>
            (Label: told.Label(f.Key), Words: told.Of(ConflictFields.WithoutNumbers(f.Key), f.Value, glossary), f.Key)).ToArray();
        return fields switch
        {
            [] => texts["merge.not-told"],
            [var only] when only.Key == line.Path => only.Words,
            _ => string.Join('\n', fields.Select(f => $"{f.Label}: {f.Words}")),
        };
    }
}
