using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>
/// Records a response, to an ask that the address names or to none; or that one is announced, or that one was taken as announced.
/// </summary>
[RuleField("response.in-future", "Form.TakenOn")]
[RuleField("response.before-ask", "Form.TakenOn")]
[RuleField("response.before-incident", "Form.TakenOn")]
[RuleField("response.before-announcement", "Form.TakenOn")]
[RuleField("announcement.in-future", "Form.TakenOn")]
[RuleField("announcement.before-ask", "Form.TakenOn")]
[RuleField("announcement.before-incident", "Form.TakenOn")]
[RuleField("announcement.planned-before", "Form.PlannedFor")]
[RuleField("response.other-incidents", "Form.Incidents")]
[RuleField("passage.text-moved", "Form.Proof.Passage.Quote")]
[RuleField("passage.no-words", "Form.Proof.Passage.Quote")]
[RuleField("passage.no-such-paragraph", "Form.Proof.Passage.Paragraph")]
[RuleField("ask.withdrawn", "Form.Extent")]
public sealed class RecordModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Ask { get; set; }

    /// <summary>Reference of the announcement that it carries out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Announcement { get; set; }

    [BindProperty(SupportsGet = true)]
    public ResponseForm Form { get; set; } = new();

    public AskLine? Asked { get; private set; }
    public AnnouncementLine? Announced { get; private set; }
    public Glossary Words { get; private set; } = null!;
    public string Level => HandlingLevel.Of((Asked?.Incidents ?? []).Concat(Announced?.Incidents ?? []));

    public IReadOnlyList<FieldOption> Standings =>
        [.. ResponseForm.Standings.Select(code => new FieldOption(code, texts[$"response.standing.{code}"], texts[$"response.standing.{code}.hint"]))];

    public IReadOnlyList<FieldOption> Measures =>
        [.. Words.Terms(Glossary.Measures).Select(t => new FieldOption(t.Code, t.Label))];

    public IReadOnlyList<FieldOption> Extents =>
        [.. Enum.GetValues<FulfilmentExtent>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"response.gives.{code}"]))];

    public IReadOnlyList<FieldOption> Readers =>
        [.. ResponseForm.Readers.Select(code => new FieldOption(code, texts[$"response.readers.{code}"]))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!RecordResponse.Policy.Allows(user.Now.Role)) throw new ForbiddenException(RecordResponse.Policy.Name);

        Words = await words.Now(ct);
        if (Announcement is not null)
        {
            Announced = await mediator.Send(new ShowAnnouncement(Announcement), ct);
            Form.Measure ??= Announced.Measure;
            Form.Party ??= Words.Party(Announced.Party);
            Form.PartyCount ??= Announced.PartyCount;
            Form.Incidents ??= string.Join(", ", Announced.Incidents.Select(i => i.Reference));
        }

        if (Ask is null) return;

        Asked = await mediator.Send(new ShowAsk(Ask), ct);
        Form.Measure ??= Asked.Measure;
        Form.Party ??= Words.Party(Asked.Addressee);
        Form.Incidents ??= string.Join(", ", Asked.Incidents.Select(i => i.Reference));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Announcement is null && Form.IsAnnounced()) return new SeeOtherResult($"/announcements/{(await Announce(ct)).Reference}");

        var recorded = await mediator.Send(Form.Record(Ask, Announcement), ct);
        return new SeeOtherResult($"/responses?show=responses#{recorded.Reference}");
    }

    private async Task<RecordedAnnouncement> Announce(CancellationToken ct)
    {
        try
        {
            return await mediator.Send(Form.Announce(Ask), ct);
        }
        catch (ValidationException refused)
        {
            // One question of the form asks for the day of both.
            foreach (var error in refused.Errors.Where(e => e.PropertyName == nameof(RecordAnnouncement.AnnouncedOn)))
                error.PropertyName = nameof(ResponseForm.TakenOn);
            throw;
        }
    }
}
