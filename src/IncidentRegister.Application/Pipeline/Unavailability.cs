using System.Net.Sockets;
using IncidentRegister.Application.Security;
using Npgsql;

namespace IncidentRegister.Application.Pipeline;

/// <summary>Tells a database that is away (restarting, unreachable, out of room or time) from a mistake of ours.</summary>
public static class Unavailability
{
    /// <summary>Looks through all inner exceptions, because EF Core wraps what Npgsql throws.</summary>
    public static bool IsMeantBy(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException answered) return MaySucceedLater(answered);
            if (cause is UnavailableException or NpgsqlException or SocketException) return true; // the server never heard, or fell silent
        }

        return false;
    }

    private static bool MaySucceedLater(PostgresException answered) => answered.IsTransient
        || answered.SqlState is PostgresErrorCodes.QueryCanceled // over its time limit
            or PostgresErrorCodes.ObjectNotInPrerequisiteState; // the database is closed to new connections
}
