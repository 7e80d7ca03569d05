using IncidentRegister.Application;
using IncidentRegister.Application.Security;
using IncidentRegister.Local;
using IncidentRegister.Web;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Jobs;
using IncidentRegister.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

using var stopping = StopSignal.Listen();
try
{
    return await Run(args, stopping.Token);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0; // asked to stop while still starting
}

static async Task<int> Run(string[] args, CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.AddKeyPerFile("/run/secrets", optional: true); // where containers keep what nobody may print
    var configured = builder.Configuration.GetConnectionString("Register");

    // Nothing configured: this machine alone, with its own PostgreSQL and demo people.
    await using var local = configured is null ? LocalRegister.Start(Folder(builder), Console.WriteLine) : null;
    var standing = local?.Stand(stop) ?? Task.CompletedTask; // beside it, the pages are made
    if (local is not null) LocalDefaults.Apply(builder);

    builder.AddRegisterPages();
    builder.Services.AddApplication(configured ?? local!.App, builder.Configuration.GetConnectionString("Reports"));
    if (builder.Configuration.GetSection("Limits").Get<Limits>() is { } limits) builder.Services.AddSingleton(limits);
    builder.Services.AddHttpContextAccessor();
    builder.Services.AddScoped<ActingUser>();
    builder.Services.AddScoped<ICurrentUser>(scope => scope.GetRequiredService<ActingUser>());
    builder.Services.AddScoped<IParkedForms, DatabaseParkedForms>();
    builder.Services.AddScoped<LapsedForms>();
    builder.AddMail(Path.Combine(Folder(builder), "mail"));
    builder.AddEvidence(Path.Combine(Folder(builder), "evidence"), Keys(builder));
    builder.AddSchedules(configured ?? local!.App);
    builder.Services.AddDataProtection().SetApplicationName("incident-register")
        .PersistKeysToFileSystem(Keys(builder));
    builder.Services.AddAuthentication(SessionAuthentication.SchemeName)
        .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
    builder.Services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    await using var app = builder.Build();
    app.UseRegisterFront();
    app.UseAuthentication();
    app.UseMiddleware<UnknownAddresses>();
    app.UseAuthorization();
    app.UseFormTokens();
    app.MapRegisterPages();

    await standing;
    await app.Services.GetRequiredService<RowSecurityCheck>().RefuseHoles(stop);

    if (local is not null)
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(LocalDefaults.Greeting(app.Urls.First(), Folder(builder))));
    await app.RunAsync(stop);
    return 0;
}

static string Folder(WebApplicationBuilder builder) =>
    builder.Configuration["Register:LocalFolder"] ?? LocalFolder.Find(builder.Environment.ContentRootPath);

// Outside of the database: who steals the one does not have the other. Nodes share the folder.
static DirectoryInfo Keys(WebApplicationBuilder builder) => Directory.CreateDirectory(
    builder.Configuration["Register:KeysFolder"] ?? Path.Combine(Folder(builder), "keys"),
    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

/// <summary>Lets tests host the whole application.</summary>
public partial class Program;
