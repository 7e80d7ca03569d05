using System.Globalization;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Reports;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>Plans a report, or changes one's own: what it tells, when, and to whom; with what it would tell now beside it.</summary>
[RuleField("report.no-recipients", "Form.People")]
[RuleField("report.too-many-recipients", "Form.People")]
[RuleField("report.no-sections", "Form.Sections")]
[RuleField("report.too-many", "Form.Name")]
[RuleField("report.unknown-zone", "Form.Zone")]
[RuleField("report.no-such-time", "Form.Time")]
[RuleField("report.no-such-period", "Form.PeriodDays")]
public sealed class EditModel(IMediator mediator, Words words, ICurrentUser user, PdfPrinter printer, IStringLocalizer<Application.Texts> texts) : PageModel
{
    /// <summary>What stands in the address of a report that is not there yet.</summary>
    public const string New = "new";

    private static readonly string[] Regions =
        ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/", "UTC"];

    private Glossary glossary = null!;

    [BindProperty(SupportsGet = true)]
    public ReportForm Form { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = New;

    /// <summary>Nothing here could print the PDF that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool NoPdf { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Tested { get; set; }

    public ReportSheet Sheet { get; private set; } = null!;
    public string Place => Sheet.Kept?.Id?.ToString() ?? New;
    public IEnumerable<string> Languages => ReportPreview.Languages;
    public string Title => Sheet.Kept?.Name ?? texts["report.new"];
    public bool AddressesOthers => user.Now.Role == Role.Liaison;

    public IReadOnlyList<FieldOption> Views => [.. Sheet.Views.Select(v => new FieldOption($"{v.Id}", v.Name))];
    public IEnumerable<FieldOption> Types => Terms("act-type");
    public IEnumerable<FieldOption> Countries => Terms("country");
    public IEnumerable<FieldOption> Situations => Terms("situation");
    public IEnumerable<FieldOption> Sections => Options("report.section", [.. ReportSections.All]);
    public IEnumerable<FieldOption> Ceilings => new[] { "clear", "green", "amber" }.Select(c => new FieldOption(c, $"TLP:{c.ToUpperInvariant()}"));
    public IEnumerable<FieldOption> Periods => Options("report.period", [.. ReportForm.Periods]);
    public IEnumerable<FieldOption> Rhythms => Options("report.rhythm", "daily", "weekly", "monthly");
    public IEnumerable<FieldOption> Nothings => Options("report.nothing-new", "say", "skip");
    public IEnumerable<FieldOption> Attachments => [new("csv", "CSV"), new("pdf", "PDF")];
    public IEnumerable<FieldOption> Subjects => [new("discreet", texts["report.discreet"])];
    public IEnumerable<FieldOption> Groups => Sheet.Groups.Select(g => new FieldOption($"{g.Id}", g.Name));

    /// <summary>Monday first.</summary>
    public IEnumerable<FieldOption> Weekdays => Enumerable.Range(1, 7).Select(n => n % 7).Select(day => new FieldOption(
        day.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)day)));

    /// <summary>The zones of places, as this system knows them; names of old and of offsets are left out.</summary>
    public IEnumerable<FieldOption> Zones => TimeZoneInfo.GetSystemTimeZones()
        .Where(z => z.HasIanaId && Regions.Any(r => z.Id.StartsWith(r, StringComparison.Ordinal)))
        .Select(z => z.Id).Append(Form.Zone ?? "UTC").Distinct().Order(StringComparer.Ordinal).Select(id => new FieldOption(id, id));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var isNew = Id == New;
        if (!isNew && !Guid.TryParse(Id, out _)) throw new NotFoundException();

        Sheet = await mediator.Send(new ShowReport(isNew ? null : Guid.Parse(Id)), ct);
        glossary = await words.Now(ct);
        if (Form.Rhythm is null) Form = Sheet.Kept is { } kept ? ReportForm.Of(kept) : ReportForm.Suggested; // else what was typed stands
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var id = await mediator.Send(Form.Tell(new KeepReport { IsStarted = Form.Start }, Kept), ct);
        return new SeeOtherResult($"/reports/{id}");
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id, CancellationToken ct)
    {
        await mediator.Send(new TestReport(id), ct);
        return new SeeOtherResult($"/reports/{id}?tested=true");
    }

    /// <summary>The PDF as it would be now.</summary>
    public async Task<IActionResult> OnPostPdfAsync(CancellationToken ct)
    {
        var page = await mediator.Send(Form.Tell(new PreviewReportPrint { Language = Form.Language }, Kept) with { Name = Form.Name ?? texts["report.new"] }, ct);
        return await printer.Print(page, ct) is { } file
            ? File(file, "application/pdf", "report.pdf") : this.ParkAndReturn(fields => fields.Set(nameof(NoPdf), "true"), "preview");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, long version, CancellationToken ct)
    {
        await mediator.Send(new DeleteReport(id, version), ct);
        return new SeeOtherResult("/reports");
    }

    /// <summary>Where its preview stands.</summary>
    /// <param name="show">As <see cref="PreviewModel.Show"/>.</param>
    public string Framed(string? show = null) => "/reports/preview" + new QueryBuilder(
        new[] { KeyValuePair.Create("id", $"{Kept}"), KeyValuePair.Create("show", show ?? "") }.Where(part => part.Value.Length > 0));

    private Guid? Kept => Guid.TryParse(Id, out var known) ? known : null;

    private IEnumerable<FieldOption> Terms(string vocabulary) => glossary.Terms(vocabulary).Select(t => new FieldOption(t.Code, t.Label));

    private IEnumerable<FieldOption> Options(string key, params string[] codes) => codes.Select(code => new FieldOption(code, texts[$"{key}.{code}"]));
}
