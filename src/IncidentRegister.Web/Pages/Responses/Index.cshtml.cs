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

/// <summary>What was asked for and what was done, one list at a time. What is shown stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : LedgerPage
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Addressee { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Issuer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Incident { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ask { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>One of the three lists; the others are null.</summary>
    public AskList? Asks { get; private set; }
    public ResponseList? Responses { get; private set; }
    public AnnouncementList? Announced { get; private set; }

    /// <summary>How many asks stand where; null beside the responses.</summary>
    public AskSurvey? Survey { get; private set; }
    public Glossary Words { get; private set; } = null!;

    /// <summary>Nothing is recorded on a page that shows a day past.</summary>
    public bool MayRecord => Known is null && RecordResponse.Policy.Allows(user.Now.Role);

    public string Level => HandlingLevel.Of(
        (Asks?.Lines ?? []).SelectMany(a => a.Incidents)
            .Concat((Responses?.Lines ?? []).SelectMany(r => r.Incidents).Select(a => a.Incident))
            .Concat((Announced?.Lines ?? []).SelectMany(a => a.Incidents)));

    public TrackerAddress Here => new(new AskFilter
    {
        State = Filled(State),
        Measure = Filled(Measure),
        Addressee = Filled(Addressee),
        Issuer = Filled(Issuer),
        Country = Filled(Country),
        Incident = Filled(Incident),
        Due = Filled(Due),
    })
    {
        Show = Show,
        Sort = Filled(Sort),
        Party = Filled(Party),
        Ask = Filled(Ask),
        For = Filled(For),
        AsOf = Known,
        After = Filled(After),
    };

    public string? Next => (Asks?.Next ?? Responses?.Next ?? Announced?.Next) is { } next ? $"{Here with { After = next }}" : null;
    public string? First => After is null ? null : $"{Here with { After = null }}";

    public IReadOnlyList<FieldOption> Measures =>
        [.. Words.Terms(Glossary.Measures).Select(t => new FieldOption(t.Code, t.Label))];

    public IReadOnlyList<FieldOption> Orders =>
        [.. Enum.GetValues<AskSort>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"ask.sort.{code}"]))];

    /// <summary>What may have become of an announcement.</summary>
    public IReadOnlyList<FieldOption> Outcomes =>
        [.. Enum.GetValues<AnnouncementOutcome>().Select(Code.Of).Prepend(ListAnnouncements.Standing)
            .Select(code => new FieldOption(code, texts[$"announcement.{code}"]))];

    /// <summary>The states that asks are in, each with the address of the list of just those.</summary>
    public IEnumerable<(string Label, int Count, TrackerAddress To, bool IsHere)> States
    {
        get
        {
            var all = Here.Filter with { State = null, Due = null };
            yield return (texts["response.list.all"], Survey!.All, Here.With(all), Here.Filter == all);
            yield return (texts["ask.overdue"], Survey.Overdue, Here.With(all with { Due = AskFilter.Overdue }), Due == AskFilter.Overdue);
            foreach (var state in Enum.GetValues<AskState>().Select(Code.Of).Where(s => s == State || Survey.ByState.ContainsKey(s)))
                yield return (texts[$"ask.state.{state}"], Survey.ByState.GetValueOrDefault(state),
                    Here.With(all with { State = state }), State == state);
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Words = await words.Now(ct);
        Show = Filled(Show) ?? TrackerAddress.Asks;
        if (Show == TrackerAddress.Responses)
        {
            Responses = await mediator.Send(
                new ListResponses(Filled(Measure), Filled(After))
                {
                    Party = Filled(Party),
                    Incident = Filled(Incident),
                    Ask = Filled(Ask),
                    For = Filled(For),
                    AsOf = Known,
                },
                ct);
            return;
        }

        if (Show == TrackerAddress.Announced)
        {
            Announced = await mediator.Send(
                new ListAnnouncements(Filled(Measure), Filled(After))
                {
                    State = Filled(State),
                    Party = Filled(Party),
                    Incident = Filled(Incident),
                    For = Filled(For),
                    AsOf = Known,
                },
                ct);
            return;
        }

        if (Show != TrackerAddress.Asks) throw new TamperedException("show");

        Asks = await mediator.Send(new ListAsks(After: Filled(After)) { Filter = Here.Filter, Sort = Filled(Sort), AsOf = Known }, ct);
        Survey = await mediator.Send(new SurveyAsks(Here.Filter) { AsOf = Known }, ct);
    }

    /// <summary>By name, under their keys.</summary>
    public IReadOnlyList<FieldOption> Parties(IEnumerable<Guid> ids) =>
        [.. ids.Select(id => new FieldOption(Words.KeyOf(id) ?? "", Words.Party(id))).Where(o => o.Value.Length > 0)
            .OrderBy(o => o.Label, StringComparer.CurrentCulture)];

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
