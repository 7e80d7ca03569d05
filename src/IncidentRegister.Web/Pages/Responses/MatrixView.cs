using IncidentRegister.Application;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>What the matrix shows, as its address says it.</summary>
/// <param name="Fold">Codes of the groups that are folded into one column.</param>
/// <param name="AsOf">The day as of which it is wanted; null: now.</param>
public sealed record MatrixAddress(string? Year, string? Type, string? Country, IReadOnlyList<string> Fold, string? AsOf = null, string? After = null)
{
    public const string Path = "/responses/matrix";

    /// <summary>The same page with a group folded, or unfolded.</summary>
    public MatrixAddress Turned(string group) =>
        this with { Fold = Fold.Contains(group) ? [.. Fold.Where(g => g != group)] : [.. Fold, group] };

    public override string ToString() => Path + Query;

    /// <summary>With its question mark; empty where nothing is said.</summary>
    public string Query => Built().ToString();

    private QueryBuilder Built()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("year", Year), ("type", Type), ("country", Country), (LedgerDay.Name, AsOf), ("after", After) })
        {
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        }

        foreach (var group in Fold) query.Add("fold", group);
        return query;
    }
}

/// <summary>A group of measures, as one column where it is folded.</summary>
/// <param name="Measures">In their order; only those that were asked or taken.</param>
public sealed record MatrixGroup(string Code, string Label, IReadOnlyList<GlossaryTerm> Measures, bool IsFolded)
{
    public int Width => IsFolded ? 1 : Measures.Count;

    /// <summary>The measures of each column.</summary>
    public IEnumerable<IReadOnlyList<GlossaryTerm>> Columns => IsFolded ? [Measures] : Measures.Select(m => (GlossaryTerm[])[m]);

    /// <summary>The groups of what stands in the matrix, in the order of the strategy.</summary>
    public static IReadOnlyList<MatrixGroup> Of(Matrix matrix, Glossary words, IReadOnlyList<string> fold, IStringLocalizer<Texts> texts) =>
    [
        .. from term in words.AllTerms(Glossary.Measures)
           where matrix.Measures.Contains(term.Code)
           group term by term.Group ?? Application.Data.Code.Of(MeasureGroup.Practical) into terms
           orderby (int)Application.Data.Code.To<MeasureGroup>(terms.Key)
           select new MatrixGroup(terms.Key, texts[$"matrix.group.{terms.Key}"], [.. terms], fold.Contains(terms.Key)),
    ];

    /// <summary>How much of the group was taken about one incident, how much is planned, and how much asked and neither.</summary>
    public (int Taken, int Planned, int Asked) Sum(MatrixRow row) => Sum(Measures.Select(m => row.Cells.GetValueOrDefault(m.Code)));

    /// <summary>The same of all incidents of the page.</summary>
    public static (int Taken, int Planned, int Asked) Sum(Matrix matrix, IEnumerable<GlossaryTerm> measures) =>
        Sum(measures.SelectMany(m => matrix.Rows.Select(r => r.Cells.GetValueOrDefault(m.Code))));

    private static (int Taken, int Planned, int Asked) Sum(IEnumerable<MatrixCell?> cells)
    {
        var marks = cells.Select(c => c?.Mark).ToList();
        return (marks.Count(m => m == CellMark.Taken), marks.Count(m => m == CellMark.Planned), marks.Count(m => m == CellMark.Asked));
    }
}
