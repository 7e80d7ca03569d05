using System.Text;
using IncidentRegister.Application.Statements;
using IncidentRegister.Web.Http;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The canonical text of a version, byte by byte what its SHA-256 is of.</summary>
[HandsOutFiles]
public sealed class TextModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string reference, int version, CancellationToken ct)
    {
        var text = await mediator.Send(new ReadText(reference, version), ct);
        Response.Headers.ContentLanguage = text.Language;
        return File(Encoding.UTF8.GetBytes(text.Text), "text/plain; charset=utf-8");
    }
}
