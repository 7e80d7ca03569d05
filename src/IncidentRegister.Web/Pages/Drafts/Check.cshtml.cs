using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Incidents;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>All that was told, once more, before it is sent.</summary>
public sealed class CheckModel(
    IMediator mediator, Words words, ToldWords told, IStringLocalizer<Texts> texts, IEvidenceStore store) : PageModel
{
    private Dictionary<string, string> answers = [];

    public DraftSheet Sheet { get; private set; } = null!;
    public DraftRail Rail { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;

    /// <summary>What keeps it from being sent: section, path of the field, sentence.</summary>
    public IReadOnlyList<(DraftSection Section, string Field, string Message)> Problems { get; private set; } = [];

    /// <summary>Records that may be of the same event.</summary>
    public LikeRecords Like { get; private set; } = null!;

    /// <summary>Who will read it once it is sent, in a sentence.</summary>
    public string Readers { get; private set; } = "";

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Sheet = await mediator.Send(new ShowDraft(id), ct);
        Glossary = await words.Now(ct);
        var form = DraftTexts.Read(Sheet.Text);
        var incident = form.Tell(new LogIncident());
        var failures = await mediator.Send(new CheckIncident(incident), ct);

        Rail = DraftRail.For(Sheet, form, current: null, failures);
        Problems = [.. from problem in ParkedError.From(new ValidationException(failures), texts)
                       let section = DraftSection.All.FirstOrDefault(s => s.Holds(problem.Field))
                       where section is not null
                       select (section, problem.Field, problem.Message)];
        Like = new LikeRecords(await mediator.Send(FindLikeIncidents.From(incident), ct), Glossary);
        answers = ConflictFields.Of(incident);
        Readers = texts[$"draft.readers.{(incident.Handling is "red" or "amber-strict" ? incident.Handling : "amber")}"];
    }

    public async Task<IActionResult> OnPostAsync(Guid id, long version, CancellationToken ct)
    {
        var sheet = await mediator.Send(new ShowDraft(id), ct);
        var incident = DraftTexts.Read(sheet.Text).Tell(new LogIncident { Submit = true, Draft = id, DraftVersion = version });
        try
        {
            var logged = await mediator.Send(incident, ct);
            return new SeeOtherResult($"/incidents/{logged.Reference}?sent=true");
        }
        catch (ValidationException)
        {
            return new SeeOtherResult($"/drafts/{id}/check"); // it says what is missing, and where
        }
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, long version, CancellationToken ct)
    {
        var discarded = await mediator.Send(new DiscardDraft(id, version), ct);
        foreach (var file in discarded.Files) store.Remove(file);
        return new SeeOtherResult("/incidents");
    }

    /// <summary>What was answered in a section: label and words.</summary>
    public IReadOnlyList<(string Label, string Answer)> LinesOf(DraftSection section) =>
    [
        .. answers.Where(a => section.Holds(a.Key)).Select(a => (
            told.Label(a.Key), told.Of(ConflictFields.WithoutNumbers(a.Key), a.Value, Glossary))),
    ];

    public static string IdOf(string field) => FieldState.IdOf($"Form.{field}");
}
