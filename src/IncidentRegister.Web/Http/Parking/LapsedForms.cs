using System.Security.Claims;
using IncidentRegister.Web.Sessions;
using Microsoft.AspNetCore.Antiforgery;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// Forms that were sent after a session had run out: parked for the person whose session it was, and for nobody else. That
/// it is this person's form its token shows, which belongs to one person and one browser.
/// </summary>
internal sealed class LapsedForms(Application.Accounts.Sessions sessions, IAntiforgery antiforgery, IParkedForms store)
{
    /// <returns>The address at which the form waits; null where there is none, or nobody knows whose it is.</returns>
    public async Task<string?> Keep(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || SessionCookie.Read(request) is not { } token) return null;
        if (await sessions.Lapsed(token, context.RequestAborted) is not { } person || !await IsFormOf(person, context)) return null;

        var posted = PostedForm.Of(request);
        var form = new ParkedForm(posted.Fields.ToDictionary(), []);
        return posted.ReturnAddress(await store.ParkFor(person, posted.Path, form, context.RequestAborted), anchor: null);
    }

    private async Task<bool> IsFormOf(Guid person, HttpContext context)
    {
        context.User = SessionAuthentication.Principal(person);
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        finally
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
    }
}
