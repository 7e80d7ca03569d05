using System.Data.Common;
using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Web.Http.Refused;

/// <summary>Tells "the database is away" from a mistake of ours.</summary>
public static class Outage
{
    /// <summary>
    /// The database could not be reached, went away, was full, or gave up after its time limit; looked for through all
    /// inner exceptions, because EF Core wraps what Npgsql throws.
    /// </summary>
    public static bool Is(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is UnavailableException or DbException { IsTransient: true }) return true;
            if (cause is PostgresException refused) return refused.SqlState == PostgresErrorCodes.QueryCanceled;
            if (cause is NpgsqlException) return true; // never heard by the server: it did not open, or broke
        }

        return false;
    }
}
