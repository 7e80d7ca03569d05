using System.Net;
using System.Text;

namespace IncidentRegister.IntegrationTests.Web;

public sealed class RefusalsTests(TrialSite site) : IClassFixture<TrialSite>
{
    [Fact]
    public async Task What_is_not_there_and_what_may_not_be_seen_have_the_same_bytes()
    {
        using var visitor = site.Visit("Liaison");
        string[] addresses =
            ["/trial/unknown", "/trial/0197c0de-0000-7000-8000-000000000000", "/nowhere", "/nothing/%3Cx%3E?a=b"];

        var pages = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            pages.Add($"{HeadersOf(answer)}\n{Convert.ToBase64String(await answer.Content.ReadAsByteArrayAsync())}");
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task They_speak_the_language_of_the_reader()
    {
        using var visitor = site.Visit(language: "fr");

        using var answer = await visitor.Get("/nowhere");

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Contains("Page introuvable", page, StringComparison.Ordinal);
        Assert.Equal("fr", answer.Content.Headers.ContentLanguage.Single());
    }

    [Theory]
    [InlineData("forbidden", 403)]
    [InlineData("stale", 409)]
    [InlineData("away", 503)]
    [InlineData("bug", 500)]
    public async Task An_exception_becomes_its_status_and_tells_nothing(string how, int status)
    {
        using var visitor = site.Visit("Reporter");

        using var answer = await visitor.Fill("/trial", ("Form.Title", how), ("Form.Account", "what I typed"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? "5" : null, answer.Headers.RetryAfter?.ToString());
        Assert.Equal(how != "forbidden", page.Contains("what I typed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_met_by_an_outage_can_be_sent_again_with_its_key_and_without_its_password()
    {
        using var visitor = site.Visit("Reporter");

        using var answer = await visitor.Fill(
            "/trial", ("Form.Title", "away"), ("Form.Account", "\nline <1>\r\nline 2"), ("Form.Password", "hunter2"));
        var page = await answer.Content.ReadAsStringAsync();
        var form = page[page.IndexOf("action=\"/trial\"", StringComparison.Ordinal)..];
        var fields = Visitor.Hidden(form).Select(f => f.Name == "Form.Title" ? (f.Name, "now") : f).ToArray();
        using var again = await visitor.Post("/trial", fields);

        Assert.DoesNotContain("hunter2", page, StringComparison.Ordinal);
        Assert.Contains(("Form.Account", "\nline <1>\r\nline 2"), fields);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains(site.Carried.Out, c => c.Title == "now" && c.Key.ToString() == Key(fields));
    }

    [Fact]
    public async Task An_outage_that_hides_who_is_there_still_gives_the_form_back()
    {
        using var visitor = site.Visit("Away");

        using var shown = await visitor.Get("/trial");
        using var posted = await visitor.Post("/trial", ("Form.Title", "kept"), ("__af", "still good"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, shown.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
        Assert.Contains(("__af", "still good"), Visitor.Hidden(await posted.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_given_back_with_a_new_one()
    {
        using var visitor = site.Visit("Reporter");

        using var refused = await visitor.Post(
            "/trial", ("Form.Title", "late"), ("idempotency-key", "7f1c5e1c-1111-4222-8333-444455556666"));
        var page = await refused.Content.ReadAsStringAsync();
        var fields = Visitor.Hidden(page[page.IndexOf("action=\"/trial\"", StringComparison.Ordinal)..]).ToArray();
        using var again = await visitor.Post("/trial", fields);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("This form is too old", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains(site.Carried.Out, c => c.Title == "late" && c.Key.ToString() == Key(fields));
    }

    [Theory]
    [InlineData("cross-site", null, 403)]
    [InlineData("same-site", null, 403)]
    [InlineData(null, "https://elsewhere.example", 403)]
    [InlineData(null, "null", 403)]
    [InlineData("same-origin", "null", 400)]
    [InlineData("none", null, 400)]
    public async Task Another_site_cannot_send_a_form(string? site_, string? origin, int status)
    {
        using var visitor = site.Visit("Reporter");
        var request = new HttpRequestMessage(HttpMethod.Post, "/trial") { Content = new FormUrlEncodedContent([]) };
        if (site_ is not null) request.Headers.Add("Sec-Fetch-Site", site_);
        if (origin is not null) request.Headers.Add("Origin", origin);

        using var answer = await visitor.Send(request);

        Assert.Equal(status, (int)answer.StatusCode); // 400: past this fence, and held by the token
    }

    [Theory]
    [InlineData(1501, 1, 413)]
    [InlineData(1, 70_000, 413)]
    [InlineData(20, 60_000, 413)]
    [InlineData(1400, 10, 400)]
    public async Task A_form_that_is_too_large_is_told_so(int fields, int length, int status)
    {
        using var visitor = site.Visit("Reporter");
        var body = string.Join('&', Enumerable.Range(0, fields).Select(i => $"f{i}={new string('a', length)}"));
        var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");

        using var answer = await visitor.Send(new(HttpMethod.Post, "/trial") { Content = content });
        using var chunked = await visitor.Send(new(HttpMethod.Post, "/trial")
        {
            Content = content,
            Headers = { TransferEncodingChunked = true },
        });

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status, (int)chunked.StatusCode);
        Assert.Contains("<h1>", await chunked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_a_problem()
    {
        using var visitor = site.Visit();

        using var answer = await visitor.Get("/api/incidents/unknown");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"/problems/not-found\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData(null, false)]
    public async Task Leaving_always_leaves_and_signs_out_whom_it_may(string? fetchSite, bool isSignedOut)
    {
        using var visitor = site.Visit("Reporter");
        var request = new HttpRequestMessage(HttpMethod.Post, "/leave") { Content = new FormUrlEncodedContent([]) };
        if (fetchSite is not null) request.Headers.Add("Sec-Fetch-Site", fetchSite);

        using var answer = await visitor.Send(request);

        Assert.Contains("\"cookies\"", answer.Headers.GetValues("Clear-Site-Data").First(), StringComparison.Ordinal);
        Assert.Contains("https://", answer.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        Assert.Equal(isSignedOut, answer.Headers.Contains("X-Trial-Signed-Out"));
    }

    private static string? Key(IEnumerable<(string Name, string Value)> fields) =>
        fields.Single(f => f.Name == "idempotency-key").Value;

    private static string HeadersOf(HttpResponseMessage answer) => string.Join('\n', answer.Headers
        .Concat(answer.Content.Headers)
        .Where(h => h.Key != "Date")
        .Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
}
