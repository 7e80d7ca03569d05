using Microsoft.Extensions.Configuration;

namespace IncidentRegister.Cli;

/// <summary><c>register …</c>: what an operator does at the machine itself.</summary>
internal static class Program
{
    /// <summary>Where a container finds its secrets: one file each, named like the variable that it stands for.</summary>
    private const string Secrets = "/run/secrets";

    private static Task<int> Main(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddKeyPerFile(Secrets, optional: true)
            .AddEnvironmentVariables()
            .Build();
        return CommandLine.Run(args, configuration, Console.Out, Console.Error, CancellationToken.None);
    }
}
