using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Seeds;

/// <summary>Who acts, where nobody signs in: the operator, unless one scope says that it acts for somebody.</summary>
public sealed class ActingAs : ICurrentUser
{
    public CurrentUser Now { get; set; } = CurrentUser.AtTheMachine;

    /// <summary>The application without a front door of its own, for the command line and for seeds.</summary>
    /// <param name="connectionString">As the role <c>register_app</c>.</param>
    /// <param name="reports">As <c>register_reports</c>; null where that role needs no password, or makes no reports.</param>
    /// <param name="address">Where people find the register, without a slash at the end.</param>
    /// <param name="printing">Where reports are printed; null where no PDF is made.</param>
    public static ServiceProvider Services(
        string connectionString, string? reports = null, string address = "", PdfPrinter.Settings? printing = null) => new ServiceCollection()
        .AddLogging()
        .AddApplication(connectionString, reports)
        .AddSingleton(new PublicAddress(address))
        .AddSingleton(Limits.None)
        .AddSingleton(printing ?? PdfPrinter.Settings.None)
        .AddSingleton<HashedAhead>()
        .AddSingleton<IPasswordHasher<User>>(services => services.GetRequiredService<HashedAhead>())
        .AddSingleton<SeedClock>()
        .AddSingleton<TimeProvider>(services => services.GetRequiredService<SeedClock>())
        .AddScoped<ActingAs>()
        .AddScoped<ICurrentUser>(scope => scope.GetRequiredService<ActingAs>())
        .AddTransient<IRequestHandler<CountPeople, int>, CountPeopleHandler>()
        .AddTransient<IRequestHandler<FindStandings, IReadOnlyList<string>>, FindStandingsHandler>()
        .BuildServiceProvider();
}

/// <summary>Sends each request in a scope of its own, as somebody.</summary>
internal sealed class Sender(IServiceProvider services)
{
    public async Task<TResult> Send<TResult>(CurrentUser user, IRequest<TResult> request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = user;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>As if it were then.</summary>
    public async Task<TResult> Send<TResult>(CurrentUser user, IRequest<TResult> request, DateTimeOffset at, CancellationToken ct)
    {
        services.GetRequiredService<SeedClock>().SetTo(at); // for this method and what it calls
        return await Send(user, request, ct);
    }
}
