using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>Incidents by measures: what was taken, and what was asked and not taken. Every cell leads to what is behind it.</summary>
public sealed class MatrixModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : LedgerPage
{
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<string> Fold { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Matrix Matrix { get; private set; } = null!;
    public IReadOnlyList<MatrixGroup> Groups { get; private set; } = [];
    public Glossary Words { get; private set; } = null!;
    public string Level => HandlingLevel.Of(Matrix.Rows.Select(r => r.Incident));

    public MatrixAddress Here => new(Filled(Year), Filled(Type), Filled(Country), Fold, Known, Filled(After));

    public string? Next => Matrix.Next is { } next ? $"{Here with { After = next }}" : null;
    public string? First => After is null ? null : $"{Here with { After = null }}";

    public IReadOnlyList<FieldOption> Types => [.. Words.Terms("act-type").Select(t => new FieldOption(t.Code, t.Label))];

    public IReadOnlyList<FieldOption> Countries =>
        [.. Matrix.Countries.Select(c => new FieldOption(c, Words.Label("country", c))).OrderBy(o => o.Label, StringComparer.CurrentCulture)];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Fold.Exists(group => !Code.TryTo<MeasureGroup>(group, out _))) throw new TamperedException("fold");

        Words = await words.Now(ct);
        Matrix = await mediator.Send(
            new ShowMatrix { Year = Number(Filled(Year)), Type = Filled(Type), Country = Filled(Country), After = Filled(After), AsOf = Known }, ct);
        Groups = MatrixGroup.Of(Matrix, Words, Fold, texts);
    }

    /// <summary>The list behind a cell: the responses, where there is none what is announced, else the asks.</summary>
    public string Behind(MatrixRow row, string measure, MatrixCell cell)
    {
        var about = new TrackerAddress(new AskFilter { Incident = row.Incident.Reference }) { AsOf = Known };
        return cell.Mark switch
        {
            CellMark.Taken => $"{about with { Show = TrackerAddress.Responses, For = measure }}",
            CellMark.Planned =>
                $"{about.With(about.Filter with { State = ListAnnouncements.Standing }) with { Show = TrackerAddress.Announced, For = measure }}",
            _ => $"{about.With(about.Filter with { Measure = measure })}",
        };
    }

    /// <summary>Of the stylesheet; the word of the cell says the same.</summary>
    public static string Css(CellMark mark) => mark switch
    {
        CellMark.Taken => "m taken",
        CellMark.Asked => "m asked",
        CellMark.Planned or CellMark.Acknowledged => "m plan",
        _ => "m no",
    };

    private static int? Number(string? typed) => typed is null ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new TamperedException("year");

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
