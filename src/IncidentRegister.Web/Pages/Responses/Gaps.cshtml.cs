using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>Who was asked about which incident and took nothing, longest silence first.</summary>
public sealed class GapsModel(IMediator mediator, Words words) : LedgerPage
{
    private const string Path = "/responses/gaps";

    [BindProperty(SupportsGet = true)]
    public string? Addressee { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public GapList Gaps { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public string Level => HandlingLevel.Of(Gaps.Lines.Select(l => l.Incident));
    public string? Chosen => string.IsNullOrWhiteSpace(Addressee) ? null : Addressee.Trim();
    public string? Next => Gaps.Next is { } next ? Address(next) : null;
    public string? First => After is null ? null : Address(null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Words = await words.Now(ct);
        Gaps = await mediator.Send(new ListGaps(Chosen, After) { AsOf = Known }, ct);
    }

    /// <summary>The asks that wait.</summary>
    public string Behind(GapLine line) =>
        $"{new TrackerAddress(new AskFilter { Incident = line.Incident.Reference, Addressee = Words.KeyOf(line.Addressee) }) { AsOf = Known }}";

    public string Narrowed(Guid? addressee) => Path + Conditions(addressee is { } id ? Words.KeyOf(id) : null, null);

    public string Query => Conditions(Chosen, null);

    private string Address(string? after) => Path + Conditions(Chosen, after);

    private string Conditions(string? addressee, string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("addressee", addressee), (LedgerDay.Name, Known), ("after", after) })
            if (value is not null) query.Add(name, value);
        return query.ToString();
    }
}
