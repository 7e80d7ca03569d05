using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Local;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Cli;

/// <summary>What every command works with: the connections, and the application with the operator in front of it.</summary>
internal sealed class Desk(IConfiguration configuration, TextWriter output, TextWriter error) : IAsyncDisposable
{
    private LocalRegister? local;
    private ServiceProvider? services;

    /// <summary>As somebody who may make roles and databases; null where that is nobody's business.</summary>
    public string? Superuser => configuration.GetConnectionString("Superuser");

    /// <summary>As <c>register_reports</c>; null where that role needs no password, or makes no reports.</summary>
    public string? Reports => configuration.GetConnectionString("Reports");

    /// <summary>What people type into a browser, without a slash at the end.</summary>
    public string Address => (configuration["Register:Address"] ?? "http://localhost:5080").TrimEnd('/');

    public void Result(string line) => output.WriteLine(line);

    public void Say(string line) => error.WriteLine(line);

    /// <summary>As <c>register_app</c>.</summary>
    public async Task<string> App(CancellationToken ct) => await Connection("Register", r => r.App, ct);

    /// <summary>As <c>register_owner</c>.</summary>
    public async Task<string> Owner(CancellationToken ct) => await Connection("Owner", r => r.Owner, ct);

    public async Task<IServiceProvider> Services(CancellationToken ct) => services ??= ActingAs.Services(
        await App(ct), Reports, Address, new PdfPrinter.Settings(LocalChromium.Find, TimeSpan.FromSeconds(45)));

    /// <summary>As <see cref="CurrentUser.AtTheMachine"/>.</summary>
    public async Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken ct)
    {
        await using var scope = (await Services(ct)).CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (local is not null) await local.DisposeAsync();
    }

    private async Task<string> Connection(string name, Func<LocalRegister, string> ofLocal, CancellationToken ct)
    {
        if (configuration.GetConnectionString(name) is { } configured) return configured;
        if (configuration.GetSection("ConnectionStrings").GetChildren().Any())
            throw new InvalidOperationException($"Set ConnectionStrings__{name}: other connections are set, this one is not.");

        if (local is null)
        {
            local = LocalRegister.Start(LocalFolder.Find(Directory.GetCurrentDirectory()), Say);
            await local.Stand(ct);
        }

        return ofLocal(local);
    }
}
