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
    IMediator mediator, Words words, IStringLocalizer<Texts> texts, ToldWords told, ShownForm shown, DateWords dates, TimeProvider clock)
    : SettledFormPage(words, texts, told, shown)
{
    public DraftSection Section { get; private set; } = null!;
    public DraftSheet Sheet { get; private set; } = null!;
    public DraftRail Rail { get; private set; } = null!;
    public string SavedAt => dates.Instant(Sheet.SavedAt);

    /// <summary>Records that may be of the same event.</summary>
    public LikeRecords Like { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string section, bool check, CancellationToken ct)
    {
        if (DraftSection.Find(section) is not { } found) return NotFound();

        Section = found;
        var saved = await Read(id, ct);
        if (SettledVersion is not null) return await ShowOpenChoice(saved, ct);

        if (Version is null) BeginWith(PartOf(saved));
        else Section.Take(saved, Form); // it waited somewhere, with what was typed

        var problems = await Problems(saved, ct);
        if (check) Show(problems.Where(p => Section.Holds(p.PropertyName)));
        Form = AsShown(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id, string section, string? add, string? remove, string? questions, CancellationToken ct)
    {
        if (DraftSection.Find(section) is not { } found) return NotFound();
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);

        Section = found;
        return SettledVersion is not null ? await Settle(id, ct) : await Save(id, Form, Version ?? 0, ct);
    }

    /// <summary>
    /// Saved by script while somebody types. <c>If-Match</c> carries the version; the answer's <c>ETag</c> the next one, and
    /// the answer what the form is made from then. 412: it was saved elsewhere since.
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
            return new JsonResult(new
            {
                message = $"{Texts["draft.saved-at", dates.Instant(clock.GetUtcNow())]} {Texts["draft.nothing-here"]}",
                shown = Sealed(PartOf(saved) with { Version = kept.Version }),
            });
        }
        catch (StaleVersionException)
        {
            return StatusCode(StatusCodes.Status412PreconditionFailed, "");
        }
    }

    /// <summary>Saves this section over the version that it was made from, and goes on.</summary>
    private async Task<IActionResult> Save(Guid id, IncidentForm section, long version, CancellationToken ct)
    {
        var whole = await Read(id, ct);
        Section.Take(whole, section);
        try
        {
            await mediator.Send(new SaveDraft(id, DraftTexts.Of(whole), version), ct);
        }
        catch (StaleVersionException)
        {
            return await SaveOrShowBoth(id, ct);
        }

        if (Step == "leave") return new SeeOtherResult("/incidents");
        if (Step == "files") return new SeeOtherResult($"/drafts/{id}/files");
        var isRight = !(await mediator.Send(new CheckIncident(whole.Tell(new LogIncident())), ct)).Any(p => Section.Holds(p.PropertyName));
        return new SeeOtherResult(Step == "stay" || !isRight
            ? $"/drafts/{id}/{Section.Code}?check=true"
            : $"/drafts/{id}/{Section.Next?.Code ?? "check"}");
    }

    /// <summary>Where the other window changed nothing of this section, there is nothing to choose.</summary>
    private async Task<IActionResult> SaveOrShowBoth(Guid id, CancellationToken ct)
    {
        var whole = await Read(id, ct);
        LaySideBySide(PartOf(whole));
        if (Settlement!.Differences.All(d => d.Taken == Side.Mine)) return await Save(id, Form, Sheet.Version, ct);

        await Problems(whole, ct);
        return ShowBoth(PartOf(whole));
    }

    /// <summary>One choice for each field that was changed in both windows; the rest is chosen already.</summary>
    private async Task<IActionResult> Settle(Guid id, CancellationToken ct)
    {
        var whole = await Read(id, ct);
        if (Sheet.Version != SettledVersion) return await SaveOrShowBoth(id, ct); // what was compared is not what stands

        LaySideBySide(PartOf(whole));
        if (!IsEveryFieldChosen()) return Page();
        var settled = Settlement!.Settled;
        return Step == GoOnWriting ? WriteOn(settled) : await Save(id, IncidentForm.Of(settled), Sheet.Version, ct);
    }

    private async Task<IActionResult> ShowOpenChoice(IncidentForm saved, CancellationToken ct)
    {
        await Problems(saved, ct);
        LaySideBySide(PartOf(saved));
        return Page();
    }

    /// <summary>This section alone, as a form shows it: what the other sections say is not asked about here.</summary>
    private AmendIncident PartOf(IncidentForm whole)
    {
        var part = new IncidentForm();
        Section.Take(part, AsShown(whole));
        return part.Tell(new AmendIncident { Reference = $"{Sheet.Id}/{Section.Code}", Version = Sheet.Version });
    }

    /// <summary>A copy with what a form offers by itself, so that this counts as nobody's change.</summary>
    private static IncidentForm AsShown(IncidentForm stored)
    {
        var form = DraftTexts.Read(DraftTexts.Of(stored));
        form.Language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        form.OfferFirstItems();
        return form;
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
}
