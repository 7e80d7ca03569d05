using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Shows what was taken of a newer text of a statement, or of a translation, before it is recorded.</summary>
[TakesLongText]
[RuleField("statement.version-other-language", "Form.Language")]
[RuleField("statement.translation-same-language", "Form.Language")]
[RuleField("statement.version-same-text", "Form.Text")]
public sealed class CheckVersionModel(
    IMediator mediator, Words words, PendingText pending, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    private Glossary glossary = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public CheckVersionForm Form { get; set; } = new();

    public VersionList Statement { get; private set; } = null!;
    public TextBreaks Breaks => TextBreaks.In(Form.Text, Form.Language);
    public IReadOnlyList<FieldOption> Languages => [.. glossary.Terms("language").Select(t => new FieldOption(t.Code, t.Label))];
    public IReadOnlyList<FieldOption> Extents =>
        [.. Enum.GetValues<Extent>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"statement.extent.{code}"]))];
    public IReadOnlyList<FieldOption> Kinds =>
        [new(CheckVersionForm.Newer, texts["statement.version.newer"]), new(CheckVersionForm.Translation, texts["statement.version.translation"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!AddVersion.Policy.Allows(user.Now.Role)) throw new ForbiddenException(AddVersion.Policy.Name);
        Statement = await mediator.Send(new ListVersions(Reference), ct);
        glossary = await words.Now(ct);
        Form.Version ??= Statement.Lines[0].Number;
        Form.Kind ??= Form.Language is { } language && language != Statement.Language ? CheckVersionForm.Translation : CheckVersionForm.Newer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var source = await pending.Recall(Form.SourceId, ct);
        var added = await mediator.Send(
            new AddVersion(Reference, Form.Version ?? 0)
            {
                IsForFinder = Form.Kind != CheckVersionForm.Translation,
                Text = Form.Text ?? "",
                Language = Form.Language ?? "",
                IsTranslation = Form.Kind == CheckVersionForm.Translation,
                Extent = Form.Extent ?? "",
                TakenFrom = Form.TakenFrom,
                MediaType = source?.MediaType ?? StatementVersion.PlainTextType,
                Original = source?.Text,
            },
            ct);
        return new SeeOtherResult(FormattableString.Invariant($"/statements/{added.Statement}/versions#v{added.Number}"));
    }

    /// <summary>Joins or parts paragraphs, and keeps everything else.</summary>
    public IActionResult OnPostBreaks(string? join, string? cut) => this.ParkAndReturn(
        fields => fields.Set("Form.Text", TextBreaks.Change(Form.Text, Form.Language, join, cut)), "breaks");
}

/// <summary>Another text of a statement, as its form sends it.</summary>
public sealed class CheckVersionForm
{
    public const string Newer = "newer";
    public const string Translation = "translation";

    /// <summary>The number of the last version that the page knew.</summary>
    public int? Version { get; set; }
    public string? Kind { get; set; }
    public string? Language { get; set; }
    public string? Text { get; set; }
    public string? Extent { get; set; } = "whole";
    public string? TakenFrom { get; set; }

    /// <summary>Where the text waits as it was taken.</summary>
    public Guid? SourceId { get; set; }
}
