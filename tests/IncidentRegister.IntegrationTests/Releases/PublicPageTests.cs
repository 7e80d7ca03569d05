using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Releases;

/// <summary>What is read without signing in, through HTTP.</summary>
public sealed class PublicPageTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Addresses = ["/public", "/public/REL-2026-ZZZZZ", "/public/releases.json", "/public/releases.csv", "/public?year=abc"];

    private static ConsentFacts[] OfEverybody { get; } =
    [
        .. Enum.GetValues<ConsentPart>().Select(part => new ConsentFacts(ConsentAudience.Public, part, ConsentAnswer.Given)),
    ];

    private Register Register => site.Register;

    [Fact]
    public async Task While_it_is_closed_its_addresses_answer_as_those_that_do_not_exist()
    {
        var reference = await Released("For everybody");
        await Turn(isOpen: false);

        foreach (var browser in new[] { site.Open(), await site.As(site.People.Member) })
            foreach (var address in Addresses.Append($"/public/{reference}"))
            {
                var (unknown, closed) = (await Told(browser, "/publik"), await Told(browser, address));
                Assert.Contains("404", unknown, StringComparison.Ordinal);
                Assert.Equal(unknown, closed);
            }
    }

    [Fact]
    public async Task Once_it_is_open_everybody_reads_what_was_released_for_everybody_and_nothing_else()
    {
        var open = await Released("For everybody");
        var clear = await Released("For members, though clear", "coalition");
        var green = await Released("For members", "coalition", "green");
        await Turn(isOpen: true);
        var browser = site.Open();

        var (list, item) = (await browser.Html("/public"), await browser.Html($"/public/{open}"));
        using var data = JsonDocument.Parse(await browser.Html("/public/releases.json"));
        var csv = await browser.Html("/public/releases.csv");

        Assert.Contains("For everybody", list, StringComparison.Ordinal);
        Assert.Contains("Somebody who works with the Court", item, StringComparison.Ordinal);
        Assert.Contains(open, data.RootElement.GetProperty("releases").EnumerateArray().Select(r => r.GetProperty("reference").GetString()));
        Assert.Contains($"\"{open}\",", csv, StringComparison.Ordinal);
        foreach (var text in new[] { list, item, data.RootElement.GetRawText(), csv })
            foreach (var secret in new[] { clear, green, "For members", "Okello", "INC-" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        foreach (var reference in new[] { clear, green, "REL-2026-ZZZZZ" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/public/{reference}")).StatusCode);
    }

    [Fact]
    public async Task A_release_is_cited_by_name_version_both_days_and_an_address_that_stays()
    {
        var reference = await Released("A release to cite");
        await Turn(isOpen: true);
        using var data = JsonDocument.Parse(await site.Open().Html("/public/releases.json"));
        var version = data.RootElement.GetProperty("releases").EnumerateArray()
            .Single(r => r.GetProperty("reference").GetString() == reference).GetProperty("version").GetString();
        var day = $"{Register.Clock.GetUtcNow():yyyy-MM-dd}";

        var page = WebUtility.HtmlDecode(await site.Open().Html($"/public/{reference}"));

        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Contains(
            $"“A release to cite”. Incident register, {reference}, version {version}, released {day}. https://localhost/public/{reference} (read {day}).",
            page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_withdrawn_release_is_gone_from_every_address_at_once()
    {
        var reference = await Released("Taken back");
        await Turn(isOpen: true);
        var browser = site.Open();
        Assert.Contains(reference, await browser.Html("/public"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/public/{reference}")).StatusCode);

        await Register.As(site.People.Lead).Send(new WithdrawRelease(reference, "A reason for members."));

        foreach (var address in new[] { "/public", "/public/releases.json", "/public/releases.csv" })
        {
            var text = await browser.Html(address);
            foreach (var told in new[] { reference, "Taken back", "A reason" }) Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        }

        Assert.Equal(await Told(browser, "/publik"), await Told(browser, $"/public/{reference}"));
    }

    [Fact]
    public async Task No_answer_sets_a_cookie_is_kept_or_leads_inside()
    {
        var reference = await Released("Bare");
        await Turn(isOpen: true);

        foreach (var browser in new[] { site.Open(), await site.As(site.People.Liaison) })
            foreach (var address in new[] { "/public", "/public?country=NL", $"/public/{reference}", "/public/releases.json", "/public/releases.csv" })
            {
                var answer = await browser.Get(address);
                Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
                Assert.False(answer.Headers.Contains("Set-Cookie"));
                Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
                Assert.All(
                    Regex.Matches(await answer.Content.ReadAsStringAsync(), "<a [^>]*href=\"([^\"]*)\""),
                    link => Assert.Matches("^(#main|/public([/?].*)?)$", link.Groups[1].Value));
            }

        Assert.Equal(await site.Open().Html($"/public/{reference}"), await (await site.As(site.People.Liaison)).Html($"/public/{reference}"));
    }

    [Fact]
    public async Task It_is_narrowed_by_links_to_a_country_a_type_and_a_year()
    {
        var (told, untold) = (await Released("Tells where"), await Released("Tells nothing", fields: []));
        await Turn(isOpen: true);
        var browser = site.Open();
        var list = WebUtility.HtmlDecode(await browser.Html("/public"));
        Assert.Contains("href=\"/public?country=NL\"", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/public?year=2026\"", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/public?type=", list, StringComparison.Ordinal);

        var narrowed = WebUtility.HtmlDecode(await browser.Html("/public?country=NL"));

        Assert.Contains(told, narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, narrowed, StringComparison.Ordinal);
        Assert.Contains("href=\"/public?country=NL&year=2026\"", narrowed, StringComparison.Ordinal);
        Assert.Contains("class=\"chip on\" href=\"/public\"", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("REL-", await browser.Html("/public?year=2001"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/public?country=Atlantis")).StatusCode);
    }

    [Fact]
    public async Task No_cell_of_the_spreadsheet_is_a_formula_and_both_files_say_when_they_were_read()
    {
        await Released("=HYPERLINK(\"https://w.example\")");
        await Turn(isOpen: true);
        var browser = site.Open();
        var before = Register.Clock.GetUtcNow();

        var csv = await browser.Get("/public/releases.csv");
        using var json = JsonDocument.Parse(await browser.Html("/public/releases.json"));

        var text = await csv.Content.ReadAsStringAsync();
        var seconds = Enumerable.Range(0, (int)(Register.Clock.GetUtcNow() - before).TotalSeconds + 2)
            .Select(s => $"{before.AddSeconds(s):yyyy-MM-dd'T'HH:mm:ss'Z'}").ToList();
        Assert.Contains("\"'=HYPERLINK(\"\"https://w.example\"\")\"", text, StringComparison.Ordinal);
        Assert.Contains(seconds, read => text.Contains($"\"{read}\"\r\n", StringComparison.Ordinal));
        Assert.Contains(csv.Content.Headers.ContentDisposition?.FileName, seconds.Select(read => $"public-releases-{read[..10]}.csv"));
        Assert.Contains(json.RootElement.GetProperty("read").GetString(), seconds);
    }

    [Fact]
    public async Task An_administrator_alone_opens_it_says_that_it_is_meant_and_the_audit_keeps_it()
    {
        await Turn(isOpen: false);
        var administrator = await site.As(site.People.Administrator);
        var before = await Entries();

        var unmeant = await administrator.Submit("/admin/public", []);
        Assert.StartsWith("/admin/public?form=", unmeant.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Tick this", await administrator.Html(unmeant.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, before), ((await site.Open().Get("/public")).StatusCode, await Entries()));

        var meant = await administrator.Submit("/admin/public", [("Form.IsConfirmed", "true")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/admin/public"), (meant.StatusCode, meant.Headers.Location?.OriginalString));
        Assert.Equal((HttpStatusCode.OK, before + 1), ((await site.Open().Get("/public")).StatusCode, await Entries()));
        Assert.Contains("/public", await administrator.Html("/admin/public"), StringComparison.Ordinal);

        foreach (var other in new[] { site.People.Liaison, site.People.Lead, site.People.Member })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(other)).Get("/admin/public")).StatusCode);
        await Assert.ThrowsAsync<StaleVersionException>(() => Register.As(site.People.Administrator).Send(new TurnPublicPage(true, true, 0)));
    }

    private async Task Turn(bool isOpen)
    {
        var administrator = Register.As(site.People.Administrator);
        await administrator.Send(new TurnPublicPage(isOpen, true, (await administrator.Send(new ShowPublicPage())).Version));
    }

    private async Task<string> Released(string title, string audience = "public", string tlp = "clear", string[]? fields = null)
    {
        var source = await Register.Source(Releasing.Facts() with { Consent = [.. Releasing.AllOfTheCoalition, .. OfEverybody] });
        return await Register.Release(Releasing.Writing(source) with
        {
            Title = title,
            Audience = audience,
            Tlp = tlp,
            Fields = fields ?? ["country", "act-types"],
            When = fields is null ? "year" : "withheld",
        });
    }

    /// <summary>Everything that an answer tells, but for the moment at which it was made.</summary>
    private static async Task<string> Told(Browser browser, string address)
    {
        var answer = await browser.Get(address);
        var heads = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', heads)}\n{await answer.Content.ReadAsStringAsync()}";
    }

    private Task<int> Entries() => Register.Read(db => db.Database.SqlQuery<int>(
        $"select count(*)::int as \"Value\" from audit.entries where action = 'TurnPublicPage'").SingleAsync());
}
