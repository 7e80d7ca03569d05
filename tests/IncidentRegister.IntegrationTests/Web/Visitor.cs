using System.Text.RegularExpressions;
using System.Web;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>One browser: keeps cookies, does not follow redirects, posts the forms it was shown.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly Dictionary<string, string> cookies = [];

    public Visitor(Uri address, string? role, string? language)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
        if (role is not null) http.DefaultRequestHeaders.Add("X-Trial-Role", role);
        if (language is not null) http.DefaultRequestHeaders.AcceptLanguage.Add(new(language));
    }

    public Task<HttpResponseMessage> Get(string address) => Send(new(HttpMethod.Get, address));

    /// <summary>Shows a page and posts to it, with the hidden fields of its last form.</summary>
    public async Task<HttpResponseMessage> Fill(string address, params (string Name, string Value)[] typed)
    {
        using var shown = await Get(address);
        var page = await shown.Content.ReadAsStringAsync();
        var form = page[page.LastIndexOf("<form", StringComparison.Ordinal)..];
        return await Post(address, [.. Hidden(form), .. typed]);
    }

    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) =>
        Send(new(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));

        var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set.Select(s => s.Split(';')[0].Split('=', 2))) cookies[cookie[0]] = cookie[1];
        }

        return response;
    }

    public static IEnumerable<(string Name, string Value)> Hidden(string html) =>
        HiddenInput().Matches(html).Select(m => (
            HttpUtility.HtmlDecode(Attribute(m.Value, "name")), HttpUtility.HtmlDecode(Attribute(m.Value, "value"))));

    public void Dispose() => http.Dispose();

    private static string Attribute(string element, string name) =>
        Regex.Match(element, $"\\b{name}=\"([^\"]*)\"", RegexOptions.NonBacktracking).Groups[1].Value;

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenInput();
}
