using System.Net;
using System.Text.RegularExpressions;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>The whole application as somebody with a browser meets it, on a day when things go wrong.</summary>
public partial class FrontDoorTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Account = "Three men came to the office and asked for the files.";

    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task While_the_database_is_away_a_form_comes_back_and_can_be_sent_again()
    {
        var browser = await site.As(site.People.Ana);
        var (_, fields) = Browser.FormOf(await browser.Html("/incidents/log"), "/incidents/log");
        var form = Filled(fields, "Visit to the office");

        await site.Register.Database.Close();
        HttpResponseMessage away;
        try
        {
            away = await browser.Client.PostAsync("/incidents/log", new FormUrlEncodedContent(form));
        }
        finally
        {
            await site.Register.Database.Open();
        }

        var page = await away.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("5", away.Headers.RetryAfter!.ToString());
        Assert.Contains(Account, WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        var (address, again) = Browser.FormOf(page, "/incidents/log");
        again.Add(new("step", "draft"));
        var saved = await browser.Client.PostAsync(address, new FormUrlEncodedContent(again));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Matches("^/incidents/INC-", saved.Headers.Location!.OriginalString);
        Assert.Equal(1, await Count("Visit to the office"));
    }

    [Fact]
    public async Task Broken_connections_of_a_restart_are_not_noticed()
    {
        var browser = await site.As(site.People.Ana);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).StatusCode);

        await site.Register.Database.Interrupt();

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/incidents")).StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_makes_one_incident()
    {
        var browser = await site.As(site.People.Ana);
        var (_, fields) = Browser.FormOf(await browser.Html("/incidents/log"), "/incidents/log");
        var form = Filled(fields, "Double click");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            browser.Client.PostAsync("/incidents/log", new FormUrlEncodedContent(form))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.OriginalString).Distinct());
        Assert.Equal(1, await Count("Double click"));
    }

    [Fact]
    public async Task A_foreign_incident_answers_as_one_that_never_was_to_the_byte()
    {
        var reference = await Log("Not for strangers");
        var stranger = await site.As(site.People.Stranger);

        var foreign = await stranger.Get($"/incidents/{reference}");
        var never = await stranger.Get("/incidents/INC-2026-ZZZZZ");

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(never.StatusCode, foreign.StatusCode);
        Assert.Equal(await Body(never), await Body(foreign));
        Assert.Equal(Headers(never), Headers(foreign));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_answered_by_a_page()
    {
        var browser = await site.As(site.People.Ana);
        using var form = new FormUrlEncodedContent([new("Form.Account", new string('x', 2_000_000))]);

        var answer = await browser.Client.PostAsync("/incidents/log", form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/queue?after=tampered")]
    [InlineData("/queue?status=nonsense")]
    [InlineData("/queue?type=nonsense")]
    [InlineData("/statements?after=tampered")]
    [InlineData("/responses?state=nonsense")]
    public async Task What_was_altered_in_an_address_is_a_bad_request_and_no_error_of_ours(string address)
    {
        var browser = await site.As(site.People.Liaison);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get(address)).StatusCode);
    }

    [Fact]
    public async Task The_loser_of_two_who_save_sees_both_versions_and_loses_nothing()
    {
        var reference = await Log("As it was");
        var browser = await site.As(site.People.Ana);
        var (address, first) = Browser.FormOf(await browser.Html($"/incidents/{reference}/amend"), $"/incidents/{reference}/amend");
        var (_, second) = Browser.FormOf(await browser.Html($"/incidents/{reference}/amend"), $"/incidents/{reference}/amend");
        await browser.Client.PostAsync(address, new FormUrlEncodedContent(With(first, ("Form.Title", "As the winner wrote it"), ("step", "draft"))));

        var lost = await browser.Client.PostAsync(address, new FormUrlEncodedContent(With(second, ("Form.Title", "As the loser wrote it"), ("step", "draft"))));

        var page = WebUtility.HtmlDecode(await lost.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Contains("As the winner wrote it", page, StringComparison.Ordinal);
        Assert.Contains("As the loser wrote it", page, StringComparison.Ordinal);
        Assert.Equal(1, await Count("As the winner wrote it"));
    }

    [Fact]
    public async Task A_role_that_may_not_open_a_page_is_told_so()
    {
        var reporter = await site.As(site.People.Ana);
        var member = await site.As(site.People.Member);

        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.Get("/queue")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get("/incidents")).StatusCode);
    }

    private async Task<string> Log(string title)
    {
        var browser = await site.As(site.People.Ana);
        var (_, fields) = Browser.FormOf(await browser.Html("/incidents/log"), "/incidents/log");
        var saved = await browser.Client.PostAsync("/incidents/log", new FormUrlEncodedContent(Filled(fields, title)));
        return saved.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static List<KeyValuePair<string, string>> Filled(List<KeyValuePair<string, string>> fields, string title) => With(fields,
        ("Form.Title", title), ("Form.Account", Account), ("Form.Occurred.Precision", "day"),
        ("Form.Occurred.Day", "14"), ("Form.Occurred.Month", "3"), ("Form.Occurred.Year", "2026"),
        ("Form.Acts[0].Type", "intimidation.personal"), ("Form.Acts[0].Stages[0].Kind", "carried-out"),
        ("Form.Acts[0].Stages[0].Date.Precision", "day"), ("Form.Acts[0].Stages[0].Date.Day", "14"),
        ("Form.Acts[0].Stages[0].Date.Month", "3"), ("Form.Acts[0].Stages[0].Date.Year", "2026"),
        ("Form.Severity", "medium"), ("Form.Handling", "amber"), ("step", "draft"));

    private static List<KeyValuePair<string, string>> With(List<KeyValuePair<string, string>> fields, params (string Name, string Value)[] changes) =>
        [.. fields.Where(f => changes.All(c => c.Name != f.Key)), .. changes.Select(c => KeyValuePair.Create(c.Name, c.Value))];

    private Task<int> Count(string title) => site.Register.Read(db => db.Incidents.CountAsync(i => i.Title == title));

    private static async Task<string> Body(HttpResponseMessage answer) => Tokens().Replace(await answer.Content.ReadAsStringAsync(), "");

    private static string Headers(HttpResponseMessage answer) => string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
        .Where(h => h.Key is not ("Date" or "Set-Cookie")).Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order());

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"")]
    private static partial Regex Tokens();
}
