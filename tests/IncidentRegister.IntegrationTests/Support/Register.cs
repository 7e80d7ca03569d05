using System.Collections.Concurrent;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Support;

/// <summary>One freshly migrated database per test class, and the whole application but for HTTP.</summary>
public sealed class Register : IAsyncLifetime
{
    private readonly AsyncLocalUser current = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Guid>>> made = new();
    private ServiceProvider services = null!;

    public TestDatabase Database { get; private set; } = null!;
    public TestClock Clock { get; } = new();

    /// <summary>None, unless a test sets some: the tests of a class share a person and an hour.</summary>
    public Limits Limits { get; set; } = Limits.None;

    /// <summary>Made when the first file is kept.</summary>
    public string EvidenceFolder { get; } = Path.Combine(Path.GetTempPath(), $"register-evidence-{Guid.NewGuid():N}");

    /// <summary>People of two organisations that log, and of two that do not.</summary>
    public People People { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Database, People) = await PeopledDatabase.Create();
        services = Services();
    }

    /// <summary>Invites the people into a database that has none, and leaves it.</summary>
    internal static async Task<People> Invite(TestDatabase database)
    {
        var register = new Register { Database = database };
        await using (register.services = register.Services()) return await People.Invite(register);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(EvidenceFolder)) Directory.Delete(EvidenceFolder, recursive: true);
    }

    public Sender As(CurrentUser user) => new(this, user);

    internal async Task<TResult> Send<TResult>(IRequest<TResult> request, CurrentUser user, Guid? key = null)
    {
        await using var scope = services.CreateAsyncScope();
        using var _ = current.Become(user);
        scope.ServiceProvider.GetRequiredService<IdempotencyKey>().Value = key;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Reads as the superuser, whom no policy stops: what is really in the tables.</summary>
    public async Task<TResult> Read<TResult>(Func<RegisterDbContext, Task<TResult>> read)
    {
        await using var db = new RegisterDbContext(
            new DbContextOptionsBuilder<RegisterDbContext>().UseNpgsql(Database.As("postgres")).Options);
        return await read(db);
    }

    /// <summary>Makes something for all tests of a class when the first of them asks for it.</summary>
    public Task<Guid> Once(string what, Func<Task<Guid>> make) => made.GetOrAdd(what, _ => new(make)).Value;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private ServiceProvider Services() => new ServiceCollection()
            .AddLogging()
            .AddApplication(Database.App)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new EvidenceSettings(EvidenceFolder, Path.Combine(EvidenceFolder, "keys"), null))
            .AddSingleton<ICurrentUser>(current)
            .AddTransient(_ => Limits)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    /// <summary>Sends requests as one person.</summary>
    public sealed class Sender(Register register, CurrentUser user)
    {
        public Task<TResult> Send<TResult>(IRequest<TResult> request, Guid? key = null) => register.Send(request, user, key);
    }

    private sealed class AsyncLocalUser : ICurrentUser
    {
        private readonly AsyncLocal<CurrentUser?> user = new();

        public CurrentUser Now => user.Value ?? CurrentUser.Nobody;

        public IDisposable Become(CurrentUser other)
        {
            var before = user.Value;
            user.Value = other;
            return new Back(() => user.Value = before);
        }

        private sealed class Back(Action back) : IDisposable
        {
            public void Dispose() => back();
        }
    }
}
