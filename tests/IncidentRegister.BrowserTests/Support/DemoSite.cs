using IncidentRegister.Application.Accounts;
using IncidentRegister.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Npgsql;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>The whole register with the demo, behind a real Kestrel on a port of its own. One per test class.</summary>
public sealed partial class DemoSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("register-browser-").FullName;
    private TestDatabase database = null!;
    private OnKestrel served = null!;

    /// <summary><c>http://localhost:port</c>: browsers take it for trustworthy, so Secure cookies work.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await DemoDatabase.Create();
        served = new OnKestrel(database.App, folder);
        served.StartServer();
        Address = new UriBuilder(served.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }

    public async Task DisposeAsync()
    {
        await served.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser without a past.</summary>
    public Task<Visit> Open(Manner? manner = null) => Visit.Begin(Address, manner ?? new Manner());

    /// <summary>A browser in which somebody of the demo is signed in.</summary>
    /// <param name="name">What stands before the @ of the address: <c>ana</c>.</param>
    public async Task<Visit> OpenAs(string name, Manner? manner = null)
    {
        var visit = await Open(manner);
        await visit.Page.Context.AddCookiesAsync([visit.Kept("__Host-sid", await Session(name))]);
        return visit;
    }

    /// <summary>Six minutes go by in the sessions of somebody.</summary>
    public async Task LetAWhilePass(string name) => await database.RunAsSuperuser(
        $"update sec.sessions set opened_at = opened_at - interval '6 minutes' where user_id = '{Guid.Parse(await Find("person", name))}'");

    private async Task<string> Session(string name)
    {
        var person = Guid.Parse(await Find("person", name));
        var token = Token.New();
        await using var source = NpgsqlDataSource.Create(database.App);
        await using var open = source.CreateCommand("select sec.open_session($1, $2, 'a test')");
        open.Parameters.AddWithValue(Token.Hash(token));
        open.Parameters.AddWithValue(person);
        await open.ExecuteNonQueryAsync();
        return token;
    }

    private sealed class OnKestrel : Served
    {
        private readonly string register;
        private readonly string folder;

        public OnKestrel(string register, string folder)
        {
            (this.register, this.folder) = (register, folder);
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:Register", register);
            builder.UseSetting("Register:LocalFolder", folder);
            builder.UseSetting("Register:Address", "http://localhost");
            builder.UseSetting("Logging:LogLevel:Default", "Error");
        }
    }
}
