using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>Two records side by side: to be merged, or said not to be of one event.</summary>
public sealed class CompareModel(IMediator mediator, Words words, DateWords dates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MergeForm Form { get; set; } = new();

    public IncidentComparison Comparison { get; private set; } = null!;

    /// <summary>Where the two differ, or only one of them tells something.</summary>
    public IReadOnlyList<CompareRow> Differing { get; private set; } = [];
    public IReadOnlyList<CompareRow> Alike { get; private set; } = [];

    /// <summary>The narrower mark of the two is the page's.</summary>
    public string Tlp => Code.Of(Comparison.Kept.Handling < Comparison.Other.Handling ? Comparison.Kept.Handling : Comparison.Other.Handling)
        .Replace('-', '+').ToUpperInvariant();

    public async Task OnGetAsync(string reference, string other, CancellationToken ct)
    {
        Comparison = await mediator.Send(new CompareIncidents(reference, other), ct);
        if (Form.KeptVersion == 0) (Form.KeptVersion, Form.OtherVersion) = (Comparison.Kept.Version, Comparison.Other.Version);

        var rows = new CompareRows(Comparison, Form, await words.Now(ct), dates, texts).All();
        (Differing, Alike) = ([.. rows.Where(r => r.IsMarked)], [.. rows.Where(r => !r.IsMarked)]);
    }

    public async Task<IActionResult> OnPostMergeAsync(string reference, string other, CancellationToken ct)
    {
        var merged = await mediator.Send(
            new MergeIncidents(reference, Form.KeptVersion, other, Form.OtherVersion)
            {
                Fields = [.. Form.Fields.Where(f => !string.IsNullOrEmpty(f)).OfType<string>().Distinct()],
                Parts = [.. Form.Parts.OfType<Guid>().Distinct()],
            },
            ct);
        return new SeeOtherResult($"/incidents/{merged.Kept}?merged={Uri.EscapeDataString(other)}");
    }

    /// <param name="back">The page that asked; the record itself where none did.</param>
    public async Task<IActionResult> OnPostNotSameAsync(string reference, string other, string? back, CancellationToken ct)
    {
        await mediator.Send(new RelateIncidents(reference, other, Code.Of(RelationKind.NotDuplicate)), ct);
        return new SeeOtherResult(LocalAddress.OrFrontPage(back ?? $"/incidents/{reference}"));
    }
}

/// <summary>What was chosen; an empty entry keeps what the kept record tells.</summary>
public sealed class MergeForm
{
    public long KeptVersion { get; set; }
    public long OtherVersion { get; set; }

    /// <summary>Codes of the fields that are taken from the other record.</summary>
    public IList<string?> Fields { get; set; } = [];

    /// <summary>Ids of the other record's parts that are taken in place of the kept record's.</summary>
    public IList<Guid?> Parts { get; set; } = [];
}
