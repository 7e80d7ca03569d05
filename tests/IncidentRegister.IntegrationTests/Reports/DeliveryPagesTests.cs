using System.Net;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>The log of a run, and the way out that stands in a mail, through HTTP.</summary>
public sealed class DeliveryPagesTests : IClassFixture<Site>
{
    private static readonly Guid Claim = Guid.NewGuid();

    private readonly Site site;

    public DeliveryPagesTests(Site site)
    {
        this.site = site;
        site.Settings["Mail:Reports:Pause"] = "01:00:00"; // here the test is the postman
    }

    private Register Register => site.Register;

    [Fact]
    public async Task A_liaison_sees_who_is_in_doubt_and_has_it_sent_again()
    {
        var (run, copy) = await InDoubt();
        var browser = await site.As(site.People.Liaison);
        var page = $"/reports/{run}/runs/{run}/deliveries";

        var html = await browser.Html(page);
        var pressed = await browser.Submit(page, [], $"{page}?state=unknown");

        Assert.Contains("<bdi>member</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("The mail server did not answer after it had everything", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@test.example", html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, $"{page}?saved=true"), (pressed.StatusCode, pressed.Headers.Location?.OriginalString));
        Assert.Equal(DeliveryState.Pending, (await Register.Copy(run, site.People.Member)).State);
        Assert.Equal(copy, (await Register.Copy(run, site.People.Member)).Id);
    }

    [Fact]
    public async Task The_log_is_for_those_who_tend_the_sending()
    {
        var (run, _) = await InDoubt();

        foreach (var (person, status) in new[]
        {
            (site.People.Member, HttpStatusCode.Forbidden), (site.People.Lead, HttpStatusCode.Forbidden),
            (site.People.Administrator, HttpStatusCode.OK), (site.People.Liaison, HttpStatusCode.OK),
        })
            Assert.Equal(status, (await (await site.As(person)).Get($"/reports/{run}/runs/{run}/deliveries")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await (await site.As(site.People.Liaison)).Get($"/reports/{run}/runs/{Guid.NewGuid()}/deliveries")).StatusCode);
    }

    [Fact]
    public async Task Opening_the_way_out_changes_nothing_and_a_bare_post_takes_it_as_often_as_it_comes()
    {
        var token = await TokenFor(site.People.Ana);
        var page = $"/unsubscribe/{token}";
        var browser = site.Open();

        var shown = await browser.Get(page);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-referrer", Assert.Single(shown.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("<form method=\"post\"", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Stops(site.People.Ana));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            var stopped = await site.Open().Client.PostAsync(new Uri(page, UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
            Assert.False(stopped.Headers.Contains("Set-Cookie"));
            Assert.Contains("You will get no more of this report.", await stopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(1, await Stops(site.People.Ana));
        Assert.Contains("You will get no more", await browser.Html(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_mail_may_send_the_one_click_as_a_form_of_parts()
    {
        var token = await TokenFor(site.People.Bo);
        using var body = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        var stopped = await site.Open().Client.PostAsync(new Uri($"/unsubscribe/{token}", UriKind.Relative), body);

        Assert.Equal((HttpStatusCode.OK, 1), (stopped.StatusCode, await Stops(site.People.Bo)));
    }

    [Fact]
    public async Task The_press_of_somebody_signed_in_counts_for_the_mail_and_not_for_them()
    {
        var token = await TokenFor(site.People.StrangeLead);
        var browser = await site.As(site.People.Liaison);

        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        var stopped = await browser.Client.PostAsync(new Uri($"/unsubscribe/{token}", UriKind.Relative), body);

        Assert.Equal((HttpStatusCode.OK, 1, 0), (stopped.StatusCode, await Stops(site.People.StrangeLead), await Stops(site.People.Liaison)));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("%0d%0aSet-Cookie:x")]
    public async Task A_token_of_no_mail_is_not_found(string token)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open().Get($"/unsubscribe/{token}")).StatusCode);
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open().Client.PostAsync(new Uri($"/unsubscribe/{token}", UriKind.Relative), body)).StatusCode);
    }

    private async Task<(Guid Run, Guid Copy)> InDoubt()
    {
        var run = await Register.Open(Recipients.Of(site.People.Member));
        var copy = (await Register.Take(Claim)).Taken.Single(t => t.RunId == run);
        await Register.Tell(Claim, copy.Id, new MailAnswer(MailOutcome.Unknown, MailStep.Answer));
        return (run, copy.Id);
    }

    private async Task<string> TokenFor(CurrentUser person)
    {
        var run = await Register.Open(Recipients.Of(person));
        return (await Register.Take(Claim)).Taken.Single(t => t.RunId == run).Token;
    }

    private Task<int> Stops(CurrentUser person) => Register.Read(db => db.ReportStops.CountAsync(s => s.UserId == person.Id));
}
