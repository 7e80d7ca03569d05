using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>Reads as a handler does: in a transaction that begins with the security context.</summary>
internal static class Reading
{
    public static async Task<T> As<T>(
        IServiceProvider services, CurrentUser reader, Func<RegisterDbContext, Task<T>> read, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SecurityContext.Set(db, reader, ct);
        var result = await read(db);
        await transaction.CommitAsync(ct);
        return result;
    }
}
