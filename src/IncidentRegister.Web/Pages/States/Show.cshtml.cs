using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Pages.Responses;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.States;

/// <summary>One State: what it was asked, what it did, alone and with others, and how it stands to what protects the Court.</summary>
public sealed class ShowModel(IMediator mediator, Words words, ICurrentUser user) : LedgerPage
{
    [BindProperty(SupportsGet = true)]
    public string Country { get; set; } = "";

    public StateSheet Sheet { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public string Name => Words.Party(Sheet.Party);

    public string Level => HandlingLevel.Of(
        Sheet.Asked.SelectMany(a => a.Incidents).Concat(Sheet.Planned.SelectMany(p => p.Incidents)).Concat(Sheet.Alone.Concat(Sheet.Together).SelectMany(r => r.Incidents).Select(i => i.Incident)));

    public IEnumerable<(Instrument Instrument, IReadOnlyList<StandingLine> Lines)> Standings =>
        Enum.GetValues<Instrument>().Select(i => (i, (IReadOnlyList<StandingLine>)[.. Sheet.Standings.Where(s => s.Instrument == i)]));

    /// <summary>The tracker's lists: of asks those of its organs too, as they are counted; of responses those of the State itself.</summary>
    public string AllAsked => $"{new TrackerAddress(new AskFilter { Country = Sheet.Code }) { AsOf = Known }}";
    public string AllTaken => $"{new TrackerAddress(new AskFilter()) { Show = TrackerAddress.Responses, Party = Key, AsOf = Known }}";
    public string AskedOfAll => $"{new TrackerAddress(new AskFilter { Addressee = ShowState.AllTogether }) { AsOf = Known }}";

    /// <summary>Nothing is recorded on a page that shows a day past.</summary>
    public bool MayRecord => Known is null && RecordStanding.Policy.Allows(user.Now.Role);

    public string? Key => Words.KeyOf(Sheet.Party);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Words = await words.Now(ct);
        Sheet = await mediator.Send(new ShowState(Country, Known), ct);
    }
}
