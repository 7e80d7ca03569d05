using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>Somebody who is signed in, reads pages and sends their forms as a browser without script does.</summary>
internal sealed partial class FormClient : IDisposable
{
    private readonly HttpClient client;

    // By hand: they are marked for https alone, which a browser takes a loopback address for and .NET does not.
    private readonly ConcurrentDictionary<string, string> cookies = new();

    /// <param name="token">Of the session.</param>
    public FormClient(Uri address, string token)
    {
        cookies["__Host-sid"] = token;
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false };
        client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public async Task<(HttpStatusCode Status, string Html)> Get(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await Send(request, ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    /// <param name="form">Of <see cref="Form"/>.</param>
    /// <returns>The status, and where the answer leads to; empty where it leads nowhere.</returns>
    public async Task<(HttpStatusCode Status, string Next)> Send(string action, IEnumerable<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(form) };
        using var answer = await Send(request, ct);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }

    /// <summary>The hidden fields of the form that is sent there; null where the page has none.</summary>
    public static List<KeyValuePair<string, string>>? Form(string html, string action)
    {
        var form = Forms().Matches(html).FirstOrDefault(f => WebUtility.HtmlDecode(f.Groups[1].Value) == action);
        return form is null ? null : [.. Hidden().Matches(form.Groups[2].Value)
            .Select(i => KeyValuePair.Create(Name().Match(i.Value).Groups[1].Value, WebUtility.HtmlDecode(Value().Match(i.Value).Groups[1].Value)))];
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        request.Headers.Add("Accept-Language", "en");
        var answer = await client.SendAsync(request, ct);
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return answer;
        foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2))) cookies[cookie[0]] = cookie[1];
        return answer;
    }

    [GeneratedRegex("""<form[^>]* action="([^"]*)"[^>]*>(.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input[^>]* type="hidden"[^>]*>""")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\sname=""([^""]*)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\svalue=""([^""]*)""")]
    private static partial Regex Value();
}
