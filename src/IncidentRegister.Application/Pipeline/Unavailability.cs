using System.Net.Sockets;
using Npgsql;

namespace IncidentRegister.Application.Pipeline;

/// <summary>Tells a database that is away (restarting, unreachable, out of room) from a mistake of ours.</summary>
public static class Unavailability
{
    public static bool IsMeantBy(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PostgresException answered:
                    return answered.SqlState is { } state && (state.StartsWith("57P", StringComparison.Ordinal) // shut down, starting up
                        || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
                        || state == PostgresErrorCodes.ObjectNotInPrerequisiteState); // closed to new connections
                case NpgsqlException or SocketException or IOException or TimeoutException:
                    return true;
                case ObjectDisposedException:
                    return false;
            }
        }

        return false;
    }
}
