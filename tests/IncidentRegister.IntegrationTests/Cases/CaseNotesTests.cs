using System.Text.Json;
using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>What those who review tell each other, and nobody else.</summary>
public class CaseNotesTests(Site site) : IClassFixture<Site>
{
    private const string Secret = "Zanzibar: call the second witness";

    private Register Register => site.Register;

    [Fact]
    public async Task A_note_is_written_on_the_review_page_and_read_there_by_every_liaison()
    {
        var incident = await Register.Submit(site.People.Ana);
        var page = $"/queue/{incident.Reference}";

        var written = await (await site.As(site.People.Liaison)).Submit(page, [("Form.Note", $"{Secret} <now>")], $"{page}?handler=Note");
        var shown = await (await site.As(site.People.SecondLiaison)).Html(page);

        Assert.Equal($"{page}#notes", written.Headers.Location!.OriginalString);
        Assert.Contains($"{Secret} &lt;now&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("<bdi>liaison</bdi>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_changes_nothing_of_the_incident_and_no_reporter_meets_it()
    {
        var incident = await Register.Submit(site.People.Ana);
        await Register.As(site.People.Liaison).Send(new WriteNote(incident.Reference, Secret));

        var saved = await Register.Read(db => db.Incidents.Include(i => i.Events).SingleAsync(i => i.Id == incident.Id));
        Assert.Equal((incident.Version, incident.Events.Count), (saved.Version, saved.Events.Count));
        Assert.InRange(saved.UpdatedAt - incident.UpdatedAt, TimeSpan.FromMilliseconds(-1), TimeSpan.FromMilliseconds(1));
        foreach (var person in new[] { site.People.Ana, site.People.Bo, site.People.Lead })
        {
            var sheet = await Register.As(person).Send(new ShowIncident(incident.Reference));
            Assert.DoesNotContain("Zanzibar", JsonSerializer.Serialize(sheet), StringComparison.Ordinal);
            var browser = await site.As(person);
            foreach (var path in new[] { $"/incidents/{incident.Reference}", "/incidents", "/search?q=Zanzibar" })
                Assert.DoesNotContain(Secret, await browser.Html(path), StringComparison.Ordinal);
            Assert.Equal(403, (int)(await browser.Get($"/queue/{incident.Reference}")).StatusCode);
        }

        Assert.Empty((await Register.As(site.People.Liaison).Send(new SearchRegister("Zanzibar"))).Incidents);
    }

    [Fact]
    public async Task The_audit_trail_tells_the_organisation_neither_the_note_nor_that_there_is_one()
    {
        var incident = await Register.Submit(site.People.Ana);
        await Register.As(site.People.Liaison).Send(new WriteNote(incident.Reference, Secret));

        var all = await Column("select payload from audit.payloads", null);
        var ofLead = await Column("select payload from audit.payloads", site.People.Lead);

        Assert.Contains(all, p => p.Contains("case_notes/", StringComparison.Ordinal));
        Assert.DoesNotContain(all, p => p.Contains("Zanzibar", StringComparison.Ordinal));
        Assert.DoesNotContain(ofLead, p => p.Contains("case_notes", StringComparison.Ordinal));
        Assert.Empty(await Column("select text from case_notes", site.People.Lead));
    }

    [Fact]
    public async Task Whoever_logged_an_incident_neither_writes_nor_reads_notes_on_it()
    {
        var incident = await Register.Submit(site.People.Ana);
        await Register.As(site.People.SecondLiaison).Send(new WriteNote(incident.Reference, Secret));
        await Register.Database.RunAsSuperuser($"update incidents set author_id = '{site.People.Liaison.Id}' where id = '{incident.Id}'");

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Register.As(site.People.Liaison).Send(new WriteNote(incident.Reference, "Mine.")));
        var mine = await Register.As(site.People.Liaison).Send(new ShowCase(incident.Reference));
        var theirs = await Register.As(site.People.SecondLiaison).Send(new ShowCase(incident.Reference));

        Assert.Equal("case.author-decides", refused.Rule);
        Assert.Empty(mine.Notes);
        Assert.Equal(Secret, Assert.Single(theirs.Notes).Text);
    }

    [Fact]
    public async Task On_what_the_liaison_may_not_see_no_note_is_written()
    {
        var draft = await Register.Enter(site.People.Ana, Submitted.Facts());
        var red = await Register.Submit(site.People.Ana);
        await Register.Database.RunAsSuperuser($"update incidents set handling = 'red' where id = '{red.Id}'");

        foreach (var reference in new[] { draft.Reference, red.Reference, "INC-2026-ZZZZZ", "", "\0" })
            await Assert.ThrowsAsync<NotFoundException>(() => Register.As(site.People.Liaison).Send(new WriteNote(reference, "A note.")));
    }

    [Theory]
    [InlineData("", "field.required")]
    [InlineData(" \r\n ", "field.required")]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    [InlineData("a\u200Bb", "text.hidden-character")]
    [InlineData(null, "field.too-long")]
    public async Task A_note_that_cannot_be_kept_is_refused_beside_its_field(string? text, string problem)
    {
        var incident = await Register.Submit(site.People.Ana);
        var note = text ?? new string('a', CaseNote.TextMaxLength + 1);

        var wrong = await Assert.ThrowsAsync<ValidationException>(() =>
            Register.As(site.People.Liaison).Send(new WriteNote(incident.Reference, note)));

        Assert.Equal(("Note", problem), (wrong.Errors.First().PropertyName, wrong.Errors.First().ErrorMessage));
    }

    [Fact]
    public async Task An_empty_note_comes_back_to_its_form()
    {
        var incident = await Register.Submit(site.People.Ana);
        var page = $"/queue/{incident.Reference}";
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit(page, [("Form.Note", " ")], $"{page}?handler=Note");

        Assert.Contains("href=\"#Form_Note\"", await browser.Html(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    private async Task<List<string>> Column(string sql, CurrentUser? person)
    {
        await using var connection = new NpgsqlConnection(
            (person is null ? Register.Database.As("postgres") : Register.Database.App) + ";Pooling=false");
        await connection.OpenAsync();
        if (person is not null)
        {
            await using var set = new NpgsqlCommand("select set_config('app.context', $1, false)", connection);
            set.Parameters.AddWithValue($"{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}");
            await set.ExecuteNonQueryAsync();
        }

        return await Security.Everything.Column<string>(connection, sql);
    }
}
