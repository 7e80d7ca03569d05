using System.Net;
using System.Text.RegularExpressions;
using IncidentRegister.Web.Http;

namespace IncidentRegister.IntegrationTests.Web;

public sealed partial class HeadersTests(TrialSite site) : IClassFixture<TrialSite>
{
    [Theory]
    [InlineData("GET", "/trial", 200)]
    [InlineData("HEAD", "/trial", 200)]
    [InlineData("GET", "/help", 200)]
    [InlineData("GET", "/register.css", 200)]
    [InlineData("GET", "/nothing-here", 404)]
    [InlineData("GET", "/trial/away", 503)]
    [InlineData("GET", "/trial/tampered", 400)]
    [InlineData("GET", "/leave", 405)]
    [InlineData("DELETE", "/trial", 405)]
    [InlineData("OPTIONS", "/trial", 405)]
    [InlineData("PUT", "/register.css", 405)]
    [InlineData("POST", "/register.css", 405)]
    [InlineData("POST", "/help", 400)]
    [InlineData("GET", "/api/nothing", 404)]
    public async Task Every_answer_carries_them(string method, string address, int status)
    {
        using var visitor = site.Visit();

        using var answer = await visitor.Send(new(new HttpMethod(method), address));

        Assert.Equal(status, (int)answer.StatusCode);
        AssertSecure(answer);
        if (!address.EndsWith(".css", StringComparison.Ordinal) || status != 200)
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_file_with_a_fingerprint_is_immutable_and_its_304_carries_them_too()
    {
        using var visitor = site.Visit();
        using var page = await visitor.Get("/trial");
        var file = Stylesheet().Match(await page.Content.ReadAsStringAsync()).Value;

        using var first = await visitor.Get(file);
        var again = new HttpRequestMessage(HttpMethod.Get, file);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await visitor.Send(again);

        Assert.Contains("immutable", first.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        AssertSecure(first);
        AssertSecure(second);
    }

    [Fact]
    public async Task Every_cookie_belongs_to_this_host_alone()
    {
        using var visitor = site.Visit();

        using var page = await visitor.Get("/trial");

        var cookies = page.Headers.GetValues("Set-Cookie").ToArray();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("https://register.example/", true)]
    [InlineData("http://register.example/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://abc.onion/", false)]
    public async Task Https_is_insisted_on_where_it_can_be(string address, bool isInsistedOn)
    {
        var uri = new Uri(address);
        var (context, start) = Starting.Context();
        context.Request.Scheme = uri.Scheme;
        context.Request.Host = new(uri.Host);

        await new SecurityHeaders(_ => Task.CompletedTask).InvokeAsync(context);
        await start();

        Assert.Equal(isInsistedOn, context.Response.Headers.ContainsKey("Strict-Transport-Security"));
    }

    private static void AssertSecure(HttpResponseMessage answer)
    {
        Assert.Equal(SecurityHeaders.ContentPolicy, One(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", One(answer, "Cross-Origin-Embedder-Policy"));
        Assert.Equal("DENY", One(answer, "X-Frame-Options"));
        Assert.Equal("noindex, noarchive", One(answer, "X-Robots-Tag"));
        Assert.Equal(SecurityHeaders.DevicePolicy, One(answer, "Permissions-Policy"));
        Assert.Empty(answer.Headers.Server);
        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    private static string One(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    [GeneratedRegex(@"/register\.[a-z0-9]+\.css")]
    private static partial Regex Stylesheet();
}
