using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>The register's way of sending reports without the web around it, in this process or in one that can be killed.</summary>
internal static class DeliveryWorker
{
    private const string Asked = "REGISTER_TEST_DELIVERS";

    /// <summary>Short enough for a test to wait for; far longer than what one claim of this worker takes.</summary>
    public static DeliverySettings Settings { get; } = new()
    {
        Connections = 2,
        PerSecond = 10,
        ClaimSpan = TimeSpan.FromSeconds(0.5), // of which each of two dialogues sends five a second
        MostClaimed = 3,
        Lease = TimeSpan.FromSeconds(4),
        Pause = TimeSpan.FromMilliseconds(200),
        PauseWhenAway = TimeSpan.FromMilliseconds(500),
    };

    /// <param name="name">What it calls itself before the mail server.</param>
    public static Process Start(string connection, int port, string name)
    {
        var assembly = typeof(DeliveryWorker).Assembly.Location;
        var description = new ProcessStartInfo("dotnet", ["exec", assembly]);
        description.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        description.Environment["DOTNET_TieredCompilation"] = "1";
        description.Environment[Asked] = string.Join('|', connection, port.ToString(CultureInfo.InvariantCulture), name);
        return Process.Start(description)!;
    }

    /// <summary>Called before Main where this assembly is a startup hook.</summary>
    public static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Asked)?.Split('|') is not [var connection, var port, var name]) return;

        using var transport = Transport(int.Parse(port, CultureInfo.InvariantCulture), name);
        using var services = Services(connection, transport, new PlainRenderer(), Settings);
        Round(services).Run(CancellationToken.None).GetAwaiter().GetResult();
    }

    public static MailServer Transport(int port, string name) =>
        new(new MailServerAddress("127.0.0.1", port, $"register@{name}.example"), TimeProvider.System);

    public static DeliveryRound Round(IServiceProvider services) => ActivatorUtilities.CreateInstance<DeliveryRound>(services);

    public static ServiceProvider Services(string connection, IMailTransport transport, IReportRenderer renderer, DeliverySettings settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddApplication(connection)
            .AddScoped<ActingAs>()
            .AddScoped<ICurrentUser>(scope => scope.GetRequiredService<ActingAs>())
            .AddSingleton<IErrands, ScopedErrands>()
            .AddSingleton(transport)
            .AddSingleton(renderer)
            .AddSingleton(settings)
            .BuildServiceProvider();

    private sealed class ScopedErrands(IServiceScopeFactory scopes) : IErrands
    {
        public async Task<TResult> Run<TResult>(CurrentUser by, IRequest<TResult> request, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActingAs>().Now = by;
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        }
    }
}

/// <summary>Says how often it was asked; knows no Spanish.</summary>
internal sealed class PlainRenderer : IReportRenderer
{
    private int asked;

    public int Asked => asked;

    public Task<RenderedReport> Render(Guid runId, string language, Tlp ceiling, CancellationToken ct) =>
        language == "es" ? throw new NotSupportedException() : Task.FromResult(
            Recipients.Report with { Text = $"Rendering {Interlocked.Increment(ref asked)}, {language}, {ceiling}.\n" });
}
