using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Pipeline;

/// <summary>What the database's second fence decides by: <c>user|organisation|role</c>, for one transaction.</summary>
internal static class SecurityContext
{
    /// <summary>Must be the first statement of a transaction.</summary>
    public static Task Set(RegisterDbContext db, CurrentUser user, CancellationToken ct)
    {
        var context = Of(user);
        return db.Database.ExecuteSqlAsync($"select set_config('app.context', {context}, true)", ct);
    }

    public static string Of(CurrentUser user) => user.IsSignedIn
        ? $"{user.Id}|{user.OrganisationId}|{Code.Of(user.Role)}"
        : $"||{Code.Of(user.Role)}";
}
