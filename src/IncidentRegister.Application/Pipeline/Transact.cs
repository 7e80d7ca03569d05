using System.Data.Common;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// One request, one transaction: the security context first, then the handler, then (for a command) what it answers kept
/// under the form's key and its audit entry, last, under the one lock that every writer takes.
/// </summary>
internal sealed class Transact<TRequest, TResult>(
    RegisterDbContext db, ICurrentUser user, AuditTrail trail, KeptAnswers answers)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        try
        {
            await using var transaction = await Open(ct);
            var result = request is ICommand<TResult> ? await Carry(request, next, ct) : await next();
            await trail.Append(db, user.Now, typeof(TRequest).Name, request is ICommand<TResult>, ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleVersionException(shown: 0, stored: 0);
        }
        catch (Exception lost) when (Unavailability.IsMeantBy(lost))
        {
            throw new UnavailableException(lost);
        }
        catch (Exception refused) when (Refusal(refused) is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ForeignKeyViolation)
        {
            // The database's own fence: what the caller may not see does not exist, and answers as if it did not.
            throw new NotFoundException();
        }
    }

    private async Task<TResult> Carry(TRequest request, RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        var kept = await answers.Find<TResult>(db, user.Now, request, ct);
        if (kept.Found) return kept.Answer!;

        var result = await next();
        await answers.Keep(db, user.Now, result, ct);
        return result;
    }

    private async Task<IDbContextTransaction> Open(CancellationToken ct)
    {
        try
        {
            return await Begin(ct);
        }
        catch (Exception stale) when (Unavailability.IsMeantBy(stale))
        {
            // A pooled connection may have died with a restart of the server; nothing was asked yet, so ask once more.
            await db.Database.CloseConnectionAsync();
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            return await Begin(ct);
        }
    }

    private async Task<IDbContextTransaction> Begin(CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await SecurityContext.Set(db, user.Now, ct);
            return transaction;
        }
        catch (DbException)
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static string? Refusal(Exception exception) => (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState;
}
