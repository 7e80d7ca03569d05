using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentRegister.Tests.Support;

/// <summary>
/// The whole web application within a test. The program itself stops and disposes of its host when it is asked to: a factory
/// that does the same beside it may find half of the services disposed of.
/// </summary>
public abstract class Served : WebApplicationFactory<Program>
{
    protected sealed override IHost CreateHost(IHostBuilder builder) => new StoppedByTheProgram(base.CreateHost(builder));

    private sealed class StoppedByTheProgram(IHost host) : IHost
    {
        public IServiceProvider Services => host.Services;

        public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

        public async Task StopAsync(CancellationToken cancellationToken = default)
        {
            var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var heard = lifetime.ApplicationStopped.Register(stopped.SetResult);
            lifetime.StopApplication();
            await stopped.Task.WaitAsync(cancellationToken);
        }

        public void Dispose() { }
    }
}
