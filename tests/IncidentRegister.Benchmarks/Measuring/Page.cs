using System.Net;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>A page, as somebody sees it, at several addresses that are asked for in turn.</summary>
/// <param name="Token">Of the session.</param>
internal sealed record Page(string Name, string Token, IReadOnlyList<string> Addresses);

/// <summary>
/// Asks for pages as a browser does, with compression, over connections that stay open. Times end with the last byte.
/// </summary>
internal sealed class PageClient : IDisposable
{
    private readonly HttpClient client;

    public PageClient(Uri address)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        };
        client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <returns>The status, and how many bytes came. No answer within half a minute is 504.</returns>
    public async Task<(HttpStatusCode Status, int Bytes)> Get(Page page, int turn, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Addresses[turn % page.Addresses.Count]);
        request.Headers.Add("Cookie", $"__Host-sid={page.Token}");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        request.Headers.Add("Accept-Language", "en");
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
            var body = await answer.Content.ReadAsByteArrayAsync(ct);
            return (answer.StatusCode, body.Length);
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return (HttpStatusCode.GatewayTimeout, 0);
        }
    }

    public void Dispose() => client.Dispose();
}
