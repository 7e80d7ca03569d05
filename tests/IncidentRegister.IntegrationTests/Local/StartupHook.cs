using IncidentRegister.Local;

/// <summary>
/// Turns this assembly into a program that holds a server, or sends reports, until it is killed. The .NET host calls a class of this
/// name, without a namespace, before Main when DOTNET_STARTUP_HOOKS names its assembly.
/// </summary>
internal static class StartupHook
{
    public const string Folder = "REGISTER_TEST_HOLDS";

    public static void Initialize()
    {
        IncidentRegister.IntegrationTests.Reports.DeliveryWorker.RunIfAsked();
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder) return;

        using var server = LocalPostgres.Start(new(folder), Console.Error.WriteLine);
        Console.WriteLine("held");
        Thread.Sleep(Timeout.Infinite);
    }
}
