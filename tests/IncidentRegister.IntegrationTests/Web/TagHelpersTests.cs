using System.Globalization;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.IntegrationTests.Web;

public sealed class TagHelpersTests(TrialSite site) : IClassFixture<TrialSite>
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    [Fact]
    public async Task A_page_draws_its_fields_wired_for_screen_readers()
    {
        using var visitor = site.Visit("Reporter");

        using var answer = await visitor.Get("/trial");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("<label class=\"lab\" for=\"Form_Title\">", page, Exactly);
        Assert.Contains("aria-describedby=\"Form_Title-hint\"", page, Exactly);
        Assert.Contains("novalidate", page, Exactly);
        Assert.Contains("dir=\"ltr\" translate=\"no\">TLP:RED<", page, Exactly);
        Assert.Contains("<time datetime=\"2026-11-30T09:42:00Z\">30 November 2026, 09:42 UTC<", page, Exactly);
        Assert.Contains("<time datetime=\"2021-10-19\">19 October 2021</time>", page, Exactly);
        Assert.DoesNotContain("style=", page, Exactly);
        Assert.DoesNotContain("class=\"sum\"", page, Exactly);
    }

    [Theory]
    [InlineData("en", "2021-10-19", "19 October 2021")]
    [InlineData("en", "2026-11-14~", "about 14 November 2026")]
    [InlineData("en", "2026-11-12/2026-11-14", "between 12 November 2026 and 14 November 2026")]
    [InlineData("en", "2021-10/..", "since October 2021")]
    [InlineData("en", "2026", "2026")]
    [InlineData("en", "XXXX", "not known")]
    [InlineData("en", null, "not known")]
    [InlineData("en", "nonsense", "nonsense")]
    [InlineData("fr", "2026-01-01", "1er janvier 2026")]
    [InlineData("fr", "2026-11", "novembre 2026")]
    public void A_vague_date_is_said_in_words(string language, string? edtf, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.All.Single(l => l.Name == language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

        var said = new DateWords(services.GetRequiredService<IStringLocalizer<Application.Texts>>()).Event(edtf);

        Assert.Equal(words, said);
    }

    [Fact]
    public void Passages_that_overlap_are_split_into_runs_and_tagged_after_their_last()
    {
        var html = Render(new MarkedTextTagHelper
        {
            Text = "one <two> three",
            Spans =
            [
                new(0, 9, MarkKind.Linked, "1", "#s1", "Link 1"),
                new(4, 15, MarkKind.Suggested, "2", "#s2", "Link 2", IsCurrent: true),
                new(14, 99, MarkKind.Ask, "A", "#a1", "Ask A"),
            ],
        });

        Assert.Equal(
            "<mark class=\"ok\">one </mark>"
            + "<mark class=\"ok cur\">&lt;two&gt;</mark><a aria-label=\"Link 1\" class=\"ref ok\" href=\"#s1\">1</a>"
            + "<mark class=\"cur\"> thre</mark>"
            + "<mark class=\"ask cur\">e</mark><a aria-label=\"Link 2\" class=\"ref\" href=\"#s2\">2</a>"
            + "<a aria-label=\"Ask A\" class=\"ref ask\" href=\"#a1\">A</a>",
            html);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//elsewhere.example")]
    [InlineData("https://court.example@elsewhere.example/")]
    [InlineData("not an address")]
    [InlineData(null)]
    public void What_is_no_web_address_is_no_link(string? address) =>
        Assert.DoesNotContain("<a", Render(new ExtLinkTagHelper { Href = address, Text = "here" }), Exactly);

    [Fact]
    public void A_look_alike_host_shows_for_what_it_is()
    {
        var html = Render(new ExtLinkTagHelper { Href = "https://аpple.example/", Text = "here" }); // Cyrillic а

        Assert.Contains("(xn--pple-43d.example)", html, Exactly);
        Assert.Contains("rel=\"noopener noreferrer nofollow\"", html, Exactly);
    }

    private static string Render(TagHelper helper)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput(
            "x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
