using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>How the forms are sent, and what comes back of them.</summary>
public sealed partial class BadInputTests
{
    /// <summary>Beside each of the fields. What ends a string no page ever sees: the reader of forms refuses all of the form.</summary>
    private static async Task IsTold(Browser browser, HttpResponseMessage answer, string value, params string[] fields)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return;
        }

        var problem = await Problem(browser, answer);
        foreach (var field in fields) Assert.Contains($"href=\"#{NoName().Replace(field, "_")}", problem, StringComparison.Ordinal);
    }

    private static List<KeyValuePair<string, string>> Spoilt(List<KeyValuePair<string, string>> fields, string[] names, string value) =>
        names.Aggregate(fields, (changed, name) => With(changed, name, Filled(value)));

    private static string Filled(string value) => value == TooLong ? new string('x', 20_001) : value;

    private static async Task<(string Address, List<KeyValuePair<string, string>> Fields)> Open(Browser browser, TriedForm form)
    {
        var (address, fields) = Browser.FormOf(await browser.Html(form.Page), form.Page, form.Action);
        foreach (var (name, value) in form.Right) fields = With(fields, name, value!);
        return (address, fields);
    }

    private static List<KeyValuePair<string, string>> With(List<KeyValuePair<string, string>> fields, string name, string value) =>
        [.. fields.Where(f => f.Key != name), KeyValuePair.Create(name, value)];

    private static Task<HttpResponseMessage> Post(Browser browser, string address, List<KeyValuePair<string, string>> fields) =>
        browser.Client.PostAsync(address, new FormUrlEncodedContent(fields));

    /// <summary>Half a character, in bytes that are no UTF-8.</summary>
    private static async Task<HttpResponseMessage> PostHalf(Browser browser, string address, List<KeyValuePair<string, string>> fields)
    {
        var body = await new FormUrlEncodedContent(With(fields, Key, $"{Guid.NewGuid()}")).ReadAsStringAsync();
        return await browser.Client.PostAsync(address, new StringContent(
            body.Replace(Half, "a%ED%A0%BDb", StringComparison.Ordinal), MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded")));
    }

    private static bool IsParked(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.Contains("form=", StringComparison.Ordinal);

    /// <summary>What the page that comes back says is wrong; null where nothing is.</summary>
    private static async Task<string?> Problem(Browser browser, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await browser.Html(answer.Headers.Location!.OriginalString);
        return Summary().Match(page) is { Success: true } summary ? WebUtility.HtmlDecode(summary.Value) : null;
    }

    /// <summary>Every command that changed something for its sender. What the owner noted is no JSON, so it is asked last.</summary>
    private Task<int> CarriedOut(TriedForm form) => site.Register.Read(db => db.Database.SqlQuery<int>($"""
        select count(*)::int as "Value" from audit.entries join audit.payloads using (seq)
          where case when actor = {form.Who.Id.ToString()} then jsonb_array_length(payload::jsonb -> 'changes') > 0 else false end
        """).SingleAsync());

    [GeneratedRegex("class=\"sum\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex("[^A-Za-z0-9-]")]
    private static partial Regex NoName();

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Values();
}
