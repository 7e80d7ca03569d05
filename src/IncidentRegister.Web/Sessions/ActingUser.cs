using IncidentRegister.Application.Security;

namespace IncidentRegister.Web.Sessions;

/// <summary>Who acts in this scope: the person whom the session of the request belongs to, or whom a job set.</summary>
internal sealed class ActingUser(IHttpContextAccessor http) : ICurrentUser
{
    /// <summary>Set by jobs alone, which have no request.</summary>
    public CurrentUser? Is { get; set; }

    public CurrentUser Now => Is ?? http.HttpContext?.Features.Get<CurrentUser>() ?? CurrentUser.Nobody;
}
