using System.Net;
using IncidentRegister.IntegrationTests.Evidence;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>What nobody should send, through every form of logging and of the queue.</summary>
public sealed partial class BadInputTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Key = "idempotency-key", TooLong = "too long", Half = "~half~";

    // A character that ends strings, one that turns the direction of what follows, and more than any field takes.
    private static readonly string[] Hostile = ["a\0b", "a\u202Eb", TooLong];

    private readonly TriedForms forms = new(site);

    public static TheoryData<string> Names => [.. TriedForms.Names];

    public Task InitializeAsync() => forms.DefineWords();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_cannot_be_kept_is_told_on_the_page_and_nothing_is_carried_out(string name)
    {
        var form = await forms.Make(name);
        var browser = await site.As(form.Who);
        var (address, fields) = await Open(browser, form);
        var before = await CarriedOut(form);

        foreach (var value in form.Words.Length == 0 ? [] : Hostile)
            await IsTold(browser, await Post(browser, address, Spoilt(fields, form.Words, value)), value, form.Words);
        foreach (var field in form.Codes)
        {
            var answer = await Post(browser, address, Spoilt(fields, [field], "nonsense"));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest || IsParked(answer), $"{field}: {answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.Equal(before, await CarriedOut(form));
        if (form.Words is [var words, ..])
            Assert.True((await PostHalf(browser, address, With(fields, words, Half))).StatusCode < HttpStatusCode.InternalServerError);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_right_is_carried_out_once_however_often_it_is_sent_and_an_old_page_carries_out_nothing(string name)
    {
        var form = await forms.Make(name);
        var browser = await site.As(form.Who);
        var (address, fields) = await Open(browser, form);
        if (form.Words is [var words, ..]) fields = With(fields, words, "Known 😀 \u200Fهنا\u200E now");
        var before = await CarriedOut(form);

        var first = await Post(browser, address, fields);
        var second = await Post(browser, address, fields);

        Assert.Null(await Problem(browser, first));
        Assert.Equal((HttpStatusCode.SeeOther, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal(before + 1, await CarriedOut(form));
        if (!form.HasVersion) return;

        var late = await Post(browser, address, With(fields, Key, $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(before + 1, await CarriedOut(form));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_sender_may_not_see_answers_to_the_byte_as_what_never_was(string name)
    {
        var form = await forms.Make(name);
        if (form is not { Reference: { } own, Foreign: { } foreign }) return;

        var browser = await site.As(form.Who);
        var (address, fields) = await Open(browser, form);
        var answers = new List<string>();
        foreach (var reference in new[] { foreign, "INC-2026-ZZZZZ", "nonsense" })
        {
            var to = address.Replace(own, reference, StringComparison.Ordinal);
            var answer = await Post(browser, to, With(fields, Key, $"{Guid.NewGuid()}"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answers.Add(Values().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(reference, "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("what", "Form.Title", "Form.Account", "Form.Acts[0].Type")]
    [InlineData("when", "Form.Town")]
    [InlineData("targets", "Form.Targets[0].Name", "Form.Targets[0].Description", "Form.Targets[0].Category")]
    [InlineData("actors", "Form.Actors[0].Name", "Form.Actors[0].Degree", "Form.Actors[0].Kind")]
    [InlineData("evidence", "Form.Sources[0].Title", "Form.Sources[0].Address", "Form.Sources[0].Connection")]
    [InlineData("sharing", "Form.Severity", "Form.Handling")]
    public async Task A_section_keeps_what_is_wrong_says_so_and_is_not_sent(string section, params string[] fields)
    {
        var browser = await site.As(site.People.Ana);
        var draft = (await browser.Submit("/drafts", [])).Headers.Location!.OriginalString[..^"/what".Length];
        var incidents = await site.Register.Read(db => db.Incidents.CountAsync());

        foreach (var value in Hostile)
        {
            var saved = await browser.Submit($"{draft}/{section}", [.. fields.Select(f => (f, (string?)Filled(value))), ("step", "continue")]);
            await IsTold(browser, saved, value, fields);
            Assert.Equal($"{draft}/check", (await browser.Submit($"{draft}/check", [])).Headers.Location?.OriginalString);
        }

        Assert.Equal(incidents, await site.Register.Read(db => db.Incidents.CountAsync()));
    }

    [Fact]
    public async Task A_pasted_report_of_such_characters_is_a_draft_that_says_what_is_wrong_or_none_at_all()
    {
        var browser = await site.As(site.People.Ana);
        foreach (var text in new[] { "a\u202Eb", new string('x', 40_001), " ", "Title\n\nDate\n99 May 99999\n\nCountry\nAtlantis" })
            Assert.NotNull(await Problem(browser, await browser.Submit("/drafts/paste", [("Form.Text", text)])));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit("/drafts/paste", [("Form.Text", "a\0b")])).StatusCode);
    }

    [Fact]
    public async Task A_file_with_words_that_cannot_be_kept_is_not_entered()
    {
        var reference = (await site.Register.As(site.People.Ana).Send(Told.Incident())).Reference;
        var browser = await site.As(site.People.Ana);

        foreach (var about in Hostile) // this form is read by the page itself
            Assert.NotNull(await Problem(browser, await browser.Upload(reference, "a.pdf", "%PDF-1.7\n"u8.ToArray(), Filled(about))));

        Assert.Equal(0, await site.Register.Read(db => db.EvidenceFiles.CountAsync()));
    }

    [Theory]
    [InlineData("assign", "Liaison")]
    [InlineData("grade", "Severity")]
    [InlineData("link", "Words.Quote")]
    [InlineData("link", "Words.Statement")]
    [InlineData("link", "Words.Stance")]
    public async Task A_plan_for_many_cases_with_such_words_is_no_plan(string action, string field)
    {
        var reference = (await site.Register.As(site.People.Ana).Send(Told.Incident() with { Submit = true })).Reference;
        var browser = await site.As(site.People.Liaison);
        (string, string?)[] words = action == "link" ? [("Form.Change.Words.Quote", "Words"), ("Form.Change.Words.Statement", "STM-2026-00001")] : [];
        foreach (var value in Hostile)
        {
            (string, string?)[] spoilt = [.. words.Where(w => !w.Item1.EndsWith(field, StringComparison.Ordinal)), ($"Form.Change.{field}", Filled(value))];
            await IsTold(browser, await browser.Submit($"/queue/bulk?do={action}&on={reference}", spoilt), value, $"Form.Change.{field}");
        }
    }
}
