using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Responses;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Announcements;

/// <summary>One announcement: what is planned, and what became of it.</summary>
[RuleField("announcement.drop-before", "Form.On")]
[RuleField("announcement.drop-in-future", "Form.On")]
[RuleField("announcement.reason-missing", "Form.Reason")]
public sealed class ShowModel(IMediator mediator, Words words, ICurrentUser user) : LedgerPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DropForm Form { get; set; } = new();

    public AnnouncementLine Line { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>Nothing is recorded on a page that shows a day past, nor where it ended.</summary>
    public bool MayRecord => Known is null && Line.End is null && DropAnnouncement.Policy.Allows(user.Now.Role);

    /// <summary>Somebody changed the announcement before this was sent: it was not carried out.</summary>
    public bool IsOvertaken { get; private set; }
    public string Level => HandlingLevel.Of(Line.Incidents);

    /// <summary>Where the response is recorded that carries it out; with the first ask that it promises to fulfil.</summary>
    public string Carry => $"/responses/record?announcement={Line.Reference}" + (Line.Asks.Count > 0 ? $"&ask={Line.Asks[0]}" : "");

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Read(ct);
        if (Form.Version == 0) Form.Version = Line.Version; // else what was typed goes with the version it was typed for
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var reference = await mediator.Send(new DropAnnouncement(Reference, Form.On.ToEdtf() ?? "", Form.Reason ?? "", Form.Version), ct);
            return new SeeOtherResult($"/announcements/{reference}");
        }
        catch (StaleVersionException)
        {
            await Read(ct);
            Form.Version = Line.Version;
            IsOvertaken = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    /// <summary>The response among those of its measure.</summary>
    public string CarriedOutBy(string response) =>
        $"{new TrackerAddress(new AskFilter { Incident = Line.Incidents.Count > 0 ? Line.Incidents[0].Reference : null }) { Show = TrackerAddress.Responses }}#{response}";

    private async Task Read(CancellationToken ct)
    {
        Line = await mediator.Send(new ShowAnnouncement(Reference) { AsOf = Known }, ct);
        Words = await words.Now(ct);
    }
}

/// <summary>Why nothing will come of it, as it is typed.</summary>
public sealed class DropForm
{
    public long Version { get; set; }
    public DateForm On { get; set; } = new();
    public string? Reason { get; set; }
}
