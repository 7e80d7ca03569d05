using IncidentRegister.Tests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Support;

/// <summary>A database with <see cref="People"/> in it, copied from one that they were invited to once per test process.</summary>
internal static class PeopledDatabase
{
    private static readonly Lazy<Task<(TestDatabase Database, People People)>> Invited = new(Invite);

    public static async Task<(TestDatabase Database, People People)> Create()
    {
        var (database, people) = await Invited.Value;
        return (await TestDatabase.Create(database.Name), people);
    }

    private static async Task<(TestDatabase Database, People People)> Invite()
    {
        var database = await TestDatabase.Create();
        var people = await Register.Invite(database);
        NpgsqlConnection.ClearAllPools(); // a database is copied while nobody is connected to it
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return (database, people);
    }
}
