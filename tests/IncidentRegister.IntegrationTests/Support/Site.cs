using System.Net;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using IncidentRegister.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Support;

/// <summary>The whole web application on a database of its own, and a browser without a screen for each person.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("register-test-").FullName;
    private OnTestServer factory = null!;

    public Register Register { get; } = new();
    public People People => Register.People;

    public async Task InitializeAsync()
    {
        await Register.InitializeAsync();
        factory = new OnTestServer(this);
    }

    public async Task DisposeAsync()
    {
        await factory.DisposeAsync();
        await Register.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>More of them, for a test that sets them before it opens the first browser.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string EvidenceFolder => Path.Combine(folder, "evidence");

    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>A browser at the door.</summary>
    public Browser Open() => new(factory);

    /// <summary>A service of the running application.</summary>
    public T Get<T>() where T : notnull => factory.Services.GetRequiredService<T>();

    /// <summary>A browser in which somebody is signed in. Redirects are not followed.</summary>
    public async Task<Browser> As(CurrentUser person)
    {
        var token = Token.New();
        await using var source = NpgsqlDataSource.Create(Register.Database.App);
        await using var open = source.CreateCommand("select sec.open_session($1, $2, 'a test')");
        open.Parameters.AddWithValue(Token.Hash(token));
        open.Parameters.AddWithValue(person.Id);
        await open.ExecuteNonQueryAsync();

        var browser = Open();
        browser.Cookies.Add(new Cookie("__Host-sid", token, "/", "localhost") { Secure = true });
        return browser;
    }

    private sealed class OnTestServer(Site site) : Served
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:Register", site.Register.Database.App);
            builder.UseSetting("Register:LocalFolder", site.folder);
            builder.UseSetting("Register:Address", "https://localhost");
            foreach (var (name, value) in site.Settings) builder.UseSetting(name, value);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(site.Register.Clock));
        }
    }
}

/// <summary>Keeps cookies and fills forms as the page has them, antiforgery token and key included.</summary>
public sealed partial class Browser(WebApplicationFactory<Program> factory)
{
    public CookieContainer Cookies { get; } = new();

    private HttpClient? client;

    public HttpClient Client => client ??= factory.CreateDefaultClient(new Uri("https://localhost"), new CookieJar(Cookies));

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path);

    public async Task<string> Html(string path)
    {
        var response = await Get(path);
        for (var hops = 0; hops < 5 && response.Headers.Location is { } next; hops++) response = await Client.GetAsync(next);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>
    /// Opens a page, takes the fields of its form with this action (or of the one that a button with it sends; or of its first
    /// one that is not in the head), changes some, and sends it. A null value leaves a field out.
    /// </summary>
    public async Task<HttpResponseMessage> Submit(string page, IEnumerable<(string Name, string? Value)> changes, string? action = null)
    {
        var (address, fields) = FormOf(await Html(page), page, action);
        foreach (var name in changes.Select(c => c.Name).ToHashSet()) fields.RemoveAll(f => f.Key == name);
        fields.AddRange(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!)));
        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(address, content);
    }

    /// <summary>The fields of a form as a browser would send them; buttons are not pressed.</summary>
    public static (string Address, List<KeyValuePair<string, string>> Fields) FormOf(string html, string page, string? action = null)
    {
        var main = action is null && html.Contains("<main", StringComparison.Ordinal) ? html[html.IndexOf("<main", StringComparison.Ordinal)..] : html;
        var own = Forms().Matches(main).FirstOrDefault(f => action is null
            ? f.Groups[1].Value.Contains("method=\"post\"", StringComparison.Ordinal) : f.Groups[1].Value.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var form = own ?? Pressed(main, action) ?? throw new InvalidOperationException($"No form {action} on {page}: {html}");
        var target = own is null ? action! : Attribute(form.Groups[1].Value, "action") ?? page;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (Match input in Inputs().Matches(form.Groups[2].Value))
        {
            var tag = input.Groups[1].Value;
            if (Attribute(tag, "name") is not { } name) continue;
            if (Attribute(tag, "type") is "checkbox" or "radio" && !tag.Contains("checked", StringComparison.Ordinal)) continue;
            if (Attribute(tag, "type") is "submit") continue;
            fields.Add(KeyValuePair.Create(name, Attribute(tag, "value") ?? ""));
        }

        foreach (Match area in Areas().Matches(form.Groups[2].Value))
            fields.Add(KeyValuePair.Create(Attribute(area.Groups[1].Value, "name")!, WebUtility.HtmlDecode(area.Groups[2].Value).TrimStart('\n')));
        foreach (Match select in Selects().Matches(form.Groups[2].Value))
            fields.Add(KeyValuePair.Create(Attribute(select.Groups[1].Value, "name")!,
                Chosen(Options().Matches(select.Groups[2].Value).FirstOrDefault(o => o.Value.Contains("selected", StringComparison.Ordinal)))));
        return (target, fields);
    }

    private static Match? Pressed(string html, string? action)
    {
        var button = Buttons().Matches(html).FirstOrDefault(b => Attribute(b.Value, "formaction") == action);
        return button is null ? null : Forms().Matches(html).FirstOrDefault(f => Attribute(f.Groups[1].Value, "id") == Attribute(button.Value, "form"));
    }

    /// <summary>An option without a value has its words for one.</summary>
    private static string Chosen(Match? option) =>
        option is null ? "" : Attribute(option.Value, "value") ?? WebUtility.HtmlDecode(option.Groups[1].Value);

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"(?<![-\\w]){name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<button[^>]*>")]
    private static partial Regex Buttons();

    [GeneratedRegex("<input([^>]*)>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>([^<]*)")]
    private static partial Regex Options();

    private sealed class CookieJar(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, ct);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}
