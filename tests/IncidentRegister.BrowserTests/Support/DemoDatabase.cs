using IncidentRegister.Seeds;
using IncidentRegister.Tests.Support;
using Npgsql;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>A database with the demo in it, copied from one that is seeded once per test process.</summary>
internal static class DemoDatabase
{
    private static readonly Lazy<Task<TestDatabase>> Seeded = new(Fill);

    public static async Task<TestDatabase> Create() => await TestDatabase.Create((await Seeded.Value).Name);

    private static async Task<TestDatabase> Fill()
    {
        var database = await TestDatabase.Create();
        await using (var services = ActingAs.Services(database.App))
            await new Seed(services).Demo(CancellationToken.None);

        NpgsqlConnection.ClearAllPools(); // a database is copied while nobody is connected to it
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return database;
    }
}
