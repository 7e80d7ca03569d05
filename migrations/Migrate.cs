namespace IncidentRegister.Migrations;

/// <summary><c>dotnet run --project migrations</c>: brings the database of <c>ConnectionStrings__Owner</c> up to date, and stops.</summary>
internal static class Migrate
{
    private static async Task Main()
    {
        var owner = Environment.GetEnvironmentVariable("ConnectionStrings__Owner")
            ?? throw new InvalidOperationException("Set ConnectionStrings__Owner to a connection as register_owner.");

        foreach (var migration in await Schema.Migrate(owner, CancellationToken.None)) Console.WriteLine(migration);
    }
}
