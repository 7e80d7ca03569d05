using System.Net;

namespace IncidentRegister.IntegrationTests.Web;

public sealed class ParkedFormsTests(TrialSite site) : IClassFixture<TrialSite>
{
    [Fact]
    public async Task A_form_with_errors_comes_back_by_a_redirect_with_all_that_was_typed()
    {
        using var visitor = site.Visit("Reporter");

        using var answer = await visitor.Fill(
            "/trial?after=x",
            ("Form.Title", "far too long a title for this"),
            ("Form.Account", "<b>kept</b>\n as typed "),
            ("Form.Severity", "high"),
            ("Form.Audiences", "low"), ("Form.Audiences", "high"),
            ("Form.Password", "hunter2"),
            ("Form.Occurred.Precision", "about"), ("Form.Occurred.Day", "٣١"),
            ("Form.Acts[0].Type", ""));
        var address = answer.Headers.Location!.OriginalString;
        using var shown = await visitor.Get(address);
        var page = await shown.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/trial?after=x&form=", address, StringComparison.Ordinal);
        Assert.Contains("<title>Error: Trial", page, StringComparison.Ordinal);
        Assert.Contains("Shorten this to 20 characters; it has 29", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Title\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Acts_0__Type\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Form_Title-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"far too long a title for this\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;kept&lt;/b&gt;&#xA; as typed </textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"٣١\"", page, StringComparison.Ordinal);
        Assert.Equal(4, page.Split("checked=\"checked\"").Length - 1); // severity, two audiences, precision
        Assert.DoesNotContain("hunter2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_stands_at_its_field_in_the_language_of_the_reader()
    {
        using var visitor = site.Visit("Reporter", "fr");

        using var answer = await visitor.Fill("/trial", ("Form.Title", "future"));
        using var shown = await visitor.Get(answer.Headers.Location!.OriginalString);
        var page = await shown.Content.ReadAsStringAsync();

        Assert.Contains("<title>Erreur", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Occurred\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Form_Occurred\"", page, StringComparison.Ordinal);
        Assert.Contains("Un incident ne peut pas", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_does_not_bind_is_an_error_and_not_a_guess()
    {
        using var visitor = site.Visit("Reporter");

        using var answer = await visitor.Fill("/trial", ("Form.Title", "ok"), ("Form.Version", "many"));
        using var shown = await visitor.Get(answer.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("could not be understood", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_that_add_and_remove_keep_the_rest_and_report_no_error()
    {
        using var visitor = site.Visit("Reporter");

        using var added = await visitor.Fill(
            "/trial?handler=Add", ("Form.Title", ""), ("Form.Acts[0].Type", "one"), ("Form.Acts[1].Type", "two"));
        var three = await Show(visitor, added);
        using var removed = await visitor.Fill(
            "/trial?handler=Remove&index=0", ("Form.Acts[0].Type", "one"), ("Form.Acts[1].Type", "two"));
        var one = await Show(visitor, removed);

        Assert.EndsWith("#Form_Acts_0__Type", added.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=", added.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Acts[2].Type\"", three, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>Error", three, StringComparison.Ordinal);
        Assert.Contains("value=\"two\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Form.Acts[1].Type\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"one\"", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_nobody_parked_here_is_not_there_and_no_error()
    {
        using var visitor = site.Visit("Reporter");

        using var shown = await visitor.Get($"/trial?form={Guid.NewGuid()}");
        using var nonsense = await visitor.Get("/trial?form=x");

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, nonsense.StatusCode);
        Assert.DoesNotContain("class=\"sum\"", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_carried_out_gives_its_key_to_the_pipeline()
    {
        using var visitor = site.Visit("Reporter");
        using var shown = await visitor.Get("/trial");
        var hidden = Visitor.Hidden(await shown.Content.ReadAsStringAsync());
        var key = hidden.Single(f => f.Name == "idempotency-key").Value;

        using var answer = await visitor.Fill("/trial", ("Form.Title", "first"));

        Assert.Equal("/trial", answer.Headers.Location!.OriginalString);
        var carried = Assert.Single(site.Carried.Out, c => c.Title == "first");
        Assert.NotNull(carried.Key);
        Assert.NotEqual(key, carried.Key.ToString()); // each time a form is shown it has a new one
    }

    [Fact]
    public async Task The_language_is_chosen_by_a_form_and_leads_back()
    {
        using var visitor = site.Visit("Reporter");

        using var page = await visitor.Get("/help");
        var html = await page.Content.ReadAsStringAsync();
        var hidden = Visitor.Hidden(html[..html.IndexOf("</form>", StringComparison.Ordinal)]).ToArray();
        using var chosen = await visitor.Post("/language", [.. hidden, ("language", "fr")]);
        using var french = await visitor.Get("/help");
        var token = hidden.Single(h => h.Name == "__af");
        using var away = await visitor.Post("/language", token, ("language", "fr"), ("return", "//elsewhere.example"));
        using var unknown = await visitor.Post("/language", [.. hidden, ("language", "tlh")]);

        Assert.Equal("/help", chosen.Headers.Location!.OriginalString);
        Assert.Contains("lang=\"fr\"", await french.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/", away.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("Reporter", "My incidents,Log an incident,Statements,Responses,Search")]
    [InlineData("Liaison", "Queue,Statements,Responses,Search")]
    [InlineData("Member", "Statements,Responses,Search")]
    [InlineData("Administrator", "")]
    [InlineData(null, "")]
    public async Task The_navigation_shows_what_the_role_may_open(string? role, string places)
    {
        using var visitor = site.Visit(role);

        using var answer = await visitor.Get("/help");
        var page = await answer.Content.ReadAsStringAsync();

        var nav = page[..page.IndexOf("</nav>", StringComparison.Ordinal)];
        string[] all = ["My incidents", "Log an incident", "Queue", "Statements", "Responses", "Search"];
        Assert.Equal(places, string.Join(',', all.Where(p => nav.Contains($">{p}<", StringComparison.Ordinal))));
    }

    private static async Task<string> Show(Visitor visitor, HttpResponseMessage redirect)
    {
        using var shown = await visitor.Get(redirect.Headers.Location!.OriginalString.Split('#')[0]);
        return await shown.Content.ReadAsStringAsync();
    }
}
