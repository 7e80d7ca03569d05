using System.Globalization;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>The strategy measures, and which of them are out of use since when.</summary>
public sealed class MeasuresModel(IMediator mediator, Words words) : PageModel
{
    public IReadOnlyList<MeasureLine> Measures { get; private set; } = [];
    public Glossary Words { get; private set; } = null!;

    /// <summary>In UTC, as an EDTF date.</summary>
    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Measures = await mediator.Send(new ListMeasures(), ct);
        Words = await words.Now(ct);
    }
}
