using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Queue;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

[RuleField("question.already-answered", "Form.Answer")]
[RuleField("question.closed", "Form.Answer")]
public sealed class ShowModel(
    IMediator mediator, Words words, ICurrentUser user, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AnswerForm Form { get; set; } = new();

    /// <summary>The reader has just sent it.</summary>
    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool Sent { get; set; }

    public IncidentSheet Incident { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;

    /// <summary>Other records that may be of the same event; null where nobody is asked.</summary>
    public LikeRecords? Like { get; private set; }

    /// <summary>What was released of it; null for a draft, of which nothing can be.</summary>
    public ReleasesPart? Releases { get; private set; }

    /// <summary>The reference of a record that was just merged into this one, as the address says it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Merged { get; set; }

    /// <summary>What the finder knows it by, for those who work on statements; else null.</summary>
    public AliasList? Aliases { get; private set; }

    public bool MayAmend => Incident is
    { IsMine: true, IsMerged: false, Case: { Status: CaseStatus.Draft, Hold: not CaseHold.Waiting } };

    public bool MayAddStage => Incident is
    { IsOfMyOrganisation: true, IsMerged: false, Case.Hold: not (CaseHold.Waiting or CaseHold.SentBack) };

    /// <summary>The reader is the lead for whom it waits.</summary>
    public bool MayPassOn => Incident is { IsMine: false, IsMerged: false, Case.Hold: CaseHold.Waiting }
        && Policies.PassOnReports.Allows(user.Now.Role);

    /// <summary>The step that sent it back, with the reason; null unless it stands sent back.</summary>
    public HistoryLine? SentBack => Incident.Case.Hold is CaseHold.SentBack or CaseHold.Retold
        ? Incident.History.FirstOrDefault(h => h.Kind == CaseEventKind.SentBack) : null;

    public bool MaySearch => Policies.WorkOnStatements.Allows(user.Now.Role) && !Incident.IsMerged;
    public bool MayMerge => Policies.MergeIncidents.Allows(user.Now.Role);

    /// <summary>The steps of the review, for those who take them.</summary>
    public ReviewActions? Review => Policies.ReviewCases.Allows(user.Now.Role) && !Incident.IsMerged
        ? ReviewActions.For(Incident, Glossary, texts)
        : null;

    /// <summary>The step that declined it, with the reason; null unless it stands declined.</summary>
    public HistoryLine? Declined => Incident.Case.Status == CaseStatus.Declined
        ? Incident.History.FirstOrDefault(h => h.Kind == CaseEventKind.Declined) : null;

    /// <summary>The question that the reader can answer now; the others wait behind it.</summary>
    public QuestionSheet? OpenQuestion =>
        Incident.IsOfMyOrganisation ? Incident.Questions.FirstOrDefault(q => q.AnsweredAt is null) : null;

    public IReadOnlyList<TimelineEntry> Timeline =>
    [
        .. Incident.Acts.SelectMany((act, index) => act.Stages.Select(
            stage => new TimelineEntry($"{index + 1}. {Glossary.Label("stage", Code.Of(stage.Kind))}", stage.Date))),
        .. Incident.Responses.Select(r => new TimelineEntry(Glossary.Party(r.PartyId), r.TakenOn, IsResponse: true)),
    ];

    /// <summary>How long nobody has answered an ask, until today; null once it is settled.</summary>
    public DayRange? Waiting(AskLine ask) => ask.State is AskState.Open or AskState.Acknowledged
        ? ask.AskedOn.DaysTo(IncidentDate.OnDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))).Following()
        : null;

    /// <summary>The mark of the page, as the protocol writes it.</summary>
    public string Tlp => Code.Of(Incident.Handling).Replace('-', '+').ToUpperInvariant();

    /// <param name="original">Present, with whatever value: a record that gave way to another one is shown as it was told.</param>
    public async Task<IActionResult> OnGetAsync(string reference, string? original, CancellationToken ct)
    {
        Incident = await mediator.Send(new ShowIncident(reference), ct);
        if (Incident.MergedInto is { } kept && original is null && !Request.Query.ContainsKey(nameof(original)))
            return Redirect($"/incidents/{kept}?merged={Incident.Reference}");

        Glossary = await words.Now(ct);
        if (Incident.Case.Status != CaseStatus.Draft)
            Releases = new ReleasesPart(
                await mediator.Send(new ListReleasesOfIncident(Incident.Reference), ct), Incident.Reference,
                Policies.PrepareReleases.Allows(user.Now.Role) && !Incident.IsMerged
                    && Incident.Case.Status != CaseStatus.Declined && Incident.Handling is not (Domain.Incidents.Tlp.Red or Domain.Incidents.Tlp.AmberStrict));
        if (MayMerge && Incident is { IsMerged: false, Case.Status: CaseStatus.Submitted or CaseStatus.InReview or CaseStatus.NeedsInformation })
            Like = new LikeRecords(await mediator.Send(new ListLikeIncidents(Incident.Reference), ct), Glossary, Incident.Reference, MayMerge);
        if (MaySearch) Aliases = await mediator.Send(new ListAliases(Incident.Reference), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAliasAsync(string reference, string? text, CancellationToken ct) =>
        new SeeOtherResult($"/incidents/{await mediator.Send(new AcceptAlias(reference, text ?? ""), ct)}#aliases");

    public async Task<IActionResult> OnPostDismissAliasAsync(string reference, string? text, CancellationToken ct) =>
        new SeeOtherResult($"/incidents/{await mediator.Send(new DismissAlias(reference, text ?? ""), ct)}#aliases");

    public async Task<IActionResult> OnPostUndoMergeAsync(string reference, Guid merge, long version, CancellationToken ct)
    {
        await mediator.Send(new UndoMerge(reference, merge, version), ct);
        return new SeeOtherResult($"/incidents/{reference}");
    }

    public bool MayUndo(MergeLine merge) => MayMerge && !Incident.IsMerged && clock.GetUtcNow() <= merge.MayBeUndoneUntil;

    public async Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct)
    {
        await mediator.Send(new AnswerQuestion(reference, Form.QuestionId, Form.Answer ?? "", Form.Version), ct);
        return new SeeOtherResult($"/incidents/{reference}#questions");
    }

    public async Task<IActionResult> OnPostSendAsync(string reference, long version, CancellationToken ct)
    {
        await mediator.Send(new SubmitIncident(reference, version), ct);
        return new SeeOtherResult($"/incidents/{reference}");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string reference, long version, CancellationToken ct)
    {
        await mediator.Send(new WithdrawConsent(reference, version), ct);
        return new SeeOtherResult($"/incidents/{reference}#consent");
    }

    /// <summary>Who a target is, where the reader may know it; else what stands in place of a name.</summary>
    public string NameOf(TargetSheet target) =>
        target.Name ?? (Glossary.Party(target.PartyId) is { Length: > 0 } party ? party : target.Description ?? texts["incident.not-named"]);

    public string NameOf(ActorSheet actor) =>
        actor.Name ?? (Glossary.Party(actor.PartyId) is { Length: > 0 } party ? party : texts["incident.not-known-who"]);
}

public sealed class AnswerForm
{
    public Guid QuestionId { get; set; }
    public string? Answer { get; set; }

    /// <summary>The version of the incident that the page was made from.</summary>
    public long Version { get; set; }
}
