using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

internal static class AsReader
{
    /// <summary>Reads as the request role, in somebody's context, as a handler does.</summary>
    public static Task<T> Reading<T>(this Register register, CurrentUser person, Func<RegisterDbContext, Task<T>> read) =>
        Reading(register.Database.App, person, read);

    /// <param name="app">The database as the request role opens it.</param>
    public static async Task<T> Reading<T>(string app, CurrentUser person, Func<RegisterDbContext, Task<T>> read)
    {
        await using var db = new RegisterDbContext(
            new DbContextOptionsBuilder<RegisterDbContext>().UseNpgsql(app + ";Pooling=false").Options);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await SecurityContext.Set(db, person, CancellationToken.None);
        return await read(db);
    }
}
