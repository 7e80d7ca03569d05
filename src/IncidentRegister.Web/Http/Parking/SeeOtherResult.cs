using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// 303 to an address of this site: a GET follows, so that neither Back nor a reload sends a form again.
/// </summary>
public sealed class SeeOtherResult(string address) : IActionResult
{
    public string Address { get; } = LocalAddress.OrFrontPage(address);

    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = Address;
        return Task.CompletedTask;
    }
}
