using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>What was asked for and what was done, one list at a time.</summary>
public sealed class IndexModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    private const string ShowAsks = "asks";
    private const string ShowResponses = "responses";

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>One of the two lists; the other one is null.</summary>
    public AskList? Asks { get; private set; }
    public ResponseList? Responses { get; private set; }
    public Glossary Words { get; private set; } = null!;
    public string? Next => Asks?.Next ?? Responses?.Next;
    public bool MayRecord => RecordResponse.Policy.Allows(user.Now.Role);

    public string Level => HandlingLevel.Of(
        (Asks?.Lines ?? []).SelectMany(a => a.Incidents)
            .Concat((Responses?.Lines ?? []).SelectMany(r => r.Incidents).Select(a => a.Incident)));

    public IReadOnlyList<FieldOption> States =>
        [.. Enum.GetValues<AskState>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"ask.state.{code}"]))];

    public IReadOnlyList<FieldOption> Measures =>
        [.. Words.Terms(Glossary.Measures).Select(t => new FieldOption(t.Code, t.Label))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Show ??= ShowAsks;
        if (Show == ShowResponses) Responses = await mediator.Send(new ListResponses(Filled(Measure), After), ct);
        else if (Show == ShowAsks) Asks = await mediator.Send(new ListAsks(Filled(State), Filled(Measure), After), ct);
        else throw new TamperedException("show");

        Words = await words.Now(ct);
    }

    public string Address(string? show, string? after = null)
    {
        var query = new QueryBuilder();
        if (show is not null) query.Add("show", show);
        if (Filled(State) is { } state && show == Show) query.Add("state", state);
        if (Filled(Measure) is { } measure) query.Add("measure", measure);
        if (after is not null) query.Add("after", after);
        return $"/responses{query}";
    }

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
