namespace IncidentRegister.Web.Http;

/// <summary>
/// An address that leads nowhere says so to everybody, instead of asking who is there first: so does a page that is closed,
/// and nobody can tell the one from the other. Stands behind the authentication, for the refusal shows who is signed in.
/// </summary>
public sealed class UnknownAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null) return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
