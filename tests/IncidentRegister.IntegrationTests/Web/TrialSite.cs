using System.Security.Claims;
using System.Text.Encodings.Web;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Web.Trial;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>
/// What every page stands on, with trial pages, a real Kestrel and no database. The header <c>X-Trial-Role</c> signs
/// somebody in; with <c>Away</c> nobody can tell who it is.
/// </summary>
public sealed class TrialSite : IAsyncLifetime
{
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;
    public Carried Carried => app.Services.GetRequiredService<Carried>();
    public ParkedInMemory Parked => (ParkedInMemory)app.Services.GetRequiredService<IParkedForms>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(RegisterPages).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true"; // files as they are once published
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddRegisterPages();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(TrialSite).Assembly);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Carried>();
        builder.Services.AddScoped<ICurrentUser, TrialUser>();
        builder.Services.AddSingleton<IParkedForms, ParkedInMemory>();
        builder.Services.AddAuthentication("trial").AddScheme<AuthenticationSchemeOptions, TrialSignIn>("trial", null);
        builder.Services.AddAuthorization();

        app = builder.Build();
        app.UseRegisterFront();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormTokens();
        app.MapRegisterPages();
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    /// <summary>A browser without a jar: cookies are Secure, and the jar of .NET gives them to https alone.</summary>
    public Visitor Visit(string? role = null, string? language = null) => new(Address, role, language);
}

/// <summary>Parks in memory what <see cref="ParkedForm.Seal"/> returns, as a real store does.</summary>
public sealed class ParkedInMemory(IDataProtectionProvider protection) : IParkedForms
{
    private readonly Dictionary<(string Path, Guid Id), byte[]> parked = [];

    public Task<Guid> Park(string path, ParkedForm form, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        parked[(path, id)] = form.Seal(protection, path);
        return Task.FromResult(id);
    }

    public Task<Guid> ParkFor(Guid person, string path, ParkedForm form, CancellationToken ct) => Park(path, form, ct);

    public Task<ParkedForm?> Recall(string path, Guid id, CancellationToken ct) =>
        Task.FromResult(
            parked.TryGetValue((path, id), out var bytes) ? ParkedForm.Open(protection, path, bytes) : null);
}

internal sealed class TrialUser(IHttpContextAccessor http) : ICurrentUser
{
    public CurrentUser Now => http.HttpContext?.User.FindFirstValue(ClaimTypes.Role) is { } role
        ? new CurrentUser(Guid.AllBitsSet, Guid.AllBitsSet, Enum.Parse<Role>(role), "L. Moreau")
        : CurrentUser.Nobody;
}

internal sealed class TrialSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var role = Request.Headers["X-Trial-Role"].ToString();
        if (role.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
        if (role == "Away") throw new NpgsqlException("The connection failed.");

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, role), new(ClaimTypes.Role, role)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        Response.Headers["X-Trial-Signed-Out"] = "yes";
        return Task.CompletedTask;
    }
}
