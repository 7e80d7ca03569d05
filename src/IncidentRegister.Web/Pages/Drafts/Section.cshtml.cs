using System.Globalization;
using FluentValidation.Results;
using IncidentRegister.Application;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Incidents;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>One section of a report that is still being written. Saving keeps it right or wrong.</summary>
public sealed class SectionModel(
    IMediator mediator, Words words, IStringLocalizer<Texts> texts, ToldWords told, DateWords dates, TimeProvider clock)
    : IncidentFormPage(words, texts)
{
    /// <summary>The version that the form was made from.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public long? Version { get; set; }

    public DraftSection Section { get; private set; } = null!;
    public DraftSheet Sheet { get; private set; } = null!;
    public DraftRail Rail { get; private set; } = null!;
    public ToldWords Told { get; } = told;
    public string SavedAt => dates.Instant(Sheet.SavedAt);

    /// <summary>Records that may be of the same event.</summary>
    public LikeRecords Like { get; private set; } = null!;

    /// <summary>Both versions, where it was saved elsewhere first.</summary>
    public AmendConflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string section, bool check, CancellationToken ct)
    {
        if (DraftSection.Find(section) is not { } found) return NotFound();

        Section = found;
        var typed = Version is null ? null : Form; // else it waited somewhere, with what was typed
        var saved = await Read(id, ct);
        if (typed is not null) Section.Take(saved, typed);
        Form = saved;
        Version ??= Sheet.Version;

        var problems = await Problems(saved, ct);
        if (check) Show(problems.Where(p => Section.Holds(p.PropertyName)));
        Form.Language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Form.OfferFirstItems();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id, string section, string? add, string? remove, string? questions, string? step, CancellationToken ct)
    {
        if (DraftSection.Find(section) is not { } found) return NotFound();
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);

        Section = found;
        var saved = await Read(id, ct);
        var stored = saved.Tell(new LogIncident());
        Section.Take(saved, Form);
        try
        {
            await mediator.Send(new SaveDraft(id, DraftTexts.Of(saved), Version ?? 0), ct);
        }
        catch (StaleVersionException)
        {
            return await ShowBoth(stored, saved, ct);
        }

        if (step == "leave") return new SeeOtherResult("/incidents");
        var isRight = !(await mediator.Send(new CheckIncident(saved.Tell(new LogIncident())), ct)).Any(p => found.Holds(p.PropertyName));
        return new SeeOtherResult(step == "stay" || !isRight
            ? $"/drafts/{id}/{found.Code}?check=true"
            : $"/drafts/{id}/{found.Next?.Code ?? "check"}");
    }

    /// <summary>
    /// Saved by script while somebody types. <c>If-Match</c> carries the version; the answer's <c>ETag</c> the next one.
    /// 412: it was saved elsewhere since.
    /// </summary>
    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, string section, CancellationToken ct)
    {
        if (DraftSection.Find(section) is not { } found) return NotFound();
        if (!long.TryParse(Request.Headers.IfMatch.ToString().Trim('"'), CultureInfo.InvariantCulture, out var version)) return BadRequest();

        Section = found;
        var saved = await Read(id, ct);
        Section.Take(saved, Form);
        try
        {
            var kept = await mediator.Send(new SaveDraft(id, DraftTexts.Of(saved), version), ct);
            Response.Headers.ETag = $"\"{kept.Version.ToString(CultureInfo.InvariantCulture)}\"";
            return new JsonResult(new { message = $"{Texts["draft.saved-at", dates.Instant(clock.GetUtcNow())]} {Texts["draft.nothing-here"]}" });
        }
        catch (StaleVersionException)
        {
            return StatusCode(StatusCodes.Status412PreconditionFailed, "");
        }
    }

    private async Task<IncidentForm> Read(Guid id, CancellationToken ct)
    {
        await ReadWords(ct);
        Sheet = await mediator.Send(new ShowDraft(id), ct);
        return DraftTexts.Read(Sheet.Text);
    }

    private async Task<IReadOnlyList<ValidationFailure>> Problems(IncidentForm form, CancellationToken ct)
    {
        var incident = form.Tell(new LogIncident());
        var problems = await mediator.Send(new CheckIncident(incident), ct);
        Like = new LikeRecords(await mediator.Send(FindLikeIncidents.From(incident), ct), Glossary);
        Rail = DraftRail.For(Sheet, form, Section, problems);
        return problems;
    }

    private void Show(IEnumerable<ValidationFailure> problems)
    {
        foreach (var problem in ParkedError.From(new FluentValidation.ValidationException(problems), Texts))
            ModelState.AddModelError($"Form.{problem.Field}", problem.Message);
    }

    private async Task<IActionResult> ShowBoth(LogIncident stored, IncidentForm typed, CancellationToken ct)
    {
        await Problems(typed, ct);
        Version = Sheet.Version;
        Conflict = AmendConflict.Between(stored, typed.Tell(stored), FormFields.Of(Request.Form), "continue");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
