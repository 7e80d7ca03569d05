using System.Net;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Cases;

public class SavedViewTests(Site site) : IClassFixture<Site>
{
    private static readonly QueueFilter Mine = new() { Assigned = QueueFilter.ToMe, Severity = "high" };

    private Register.Sender Liaison => site.Register.As(site.People.Liaison);
    private Register.Sender Second => site.Register.As(site.People.SecondLiaison);

    [Fact]
    public async Task A_list_gets_a_name_stands_in_the_rail_and_is_renamed_and_deleted_by_forms_alone()
    {
        var browser = await site.As(site.People.Liaison);
        var list = await browser.Html("/queue?assigned=me&severity=high&sort=age");

        var saved = await browser.Submit("/queue/views?assigned=me&severity=high&sort=age", [("Form.Name", " <b>Mine</b>  and high ")]);
        var named = await browser.Html("/queue?assigned=me&severity=high&sort=age");
        var view = (await Liaison.Send(new ListViews())).Single();
        var renamed = await browser.Submit($"/queue/views?edit={view.Id}", [("Form.Name", "Other")]);
        var after = await browser.Html("/queue");
        var deleted = await browser.Submit("/queue/views", [("id", $"{view.Id}")]);

        Assert.Contains("href=\"/queue/views?assigned=me&amp;severity=high&amp;sort=age\"", list, StringComparison.Ordinal);
        Assert.Equal("/queue?assigned=me&severity=high&sort=age", saved.Headers.Location!.OriginalString);
        Assert.Contains("aria-current=\"page\"><bdi>&lt;b&gt;Mine&lt;/b&gt; and high</bdi>", named, StringComparison.Ordinal);
        Assert.Equal((Mine, "age"), (view.Filter, view.Sort));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        Assert.Contains("<bdi>Other</bdi>", after, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.Empty(await Liaison.Send(new ListViews()));
    }

    [Fact]
    public async Task Nobody_sees_renames_or_deletes_another_ones_view()
    {
        var id = await Second.Send(new SaveView("Hers", Mine, null));

        Assert.DoesNotContain(await Liaison.Send(new ListViews()), v => v.Id == id);
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new ChangeView(id, "Mine", false)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new DeleteView(id)));
        Assert.Equal("Hers", (await Second.Send(new ListViews())).Single(v => v.Id == id).Name);

        foreach (var person in site.People.All.Where(p => p.Role != Role.Liaison))
        {
            var sender = site.Register.As(person);
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new ListViews()));
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new SaveView("A view", Mine, null)));
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new ChangeView(id, "A view", true)));
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new DeleteView(id)));
            if (person.IsSignedIn) Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get("/queue/views")).StatusCode);
        }
    }

    [Fact]
    public async Task A_view_that_is_shared_stands_in_everybodys_rail_and_is_changed_by_its_owner_alone()
    {
        var (hers, others) = (await site.As(site.People.Liaison), await site.As(site.People.SecondLiaison));
        await hers.Submit("/queue/views?severity=critical", [("Form.Name", "Critical <ones>"), ("Form.IsShared", "true")]);
        var view = (await Liaison.Send(new ListViews())).Single(v => v.Name == "Critical <ones>");

        var rail = await others.Html("/queue");
        Assert.Matches("Shared views</h2>[\\s\\S]*href=\"/queue\\?severity=critical\"[\\s\\S]*<bdi>Critical &lt;ones&gt;</bdi>", rail);
        Assert.Equal((true, false), (await Second.Send(new ListViews())).Where(v => v.Id == view.Id).Select(v => (v.IsShared, v.IsOwn)).Single());
        Assert.DoesNotContain("Critical", await others.Html("/queue/views"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => Second.Send(new ChangeView(view.Id, "Mine now", true)));
        await Assert.ThrowsAsync<NotFoundException>(() => Second.Send(new DeleteView(view.Id)));

        var form = await hers.Html($"/queue/views?edit={view.Id}");
        Assert.Contains("name=\"Form.IsShared\" value=\"true\" checked", form, StringComparison.Ordinal);
        await hers.Submit($"/queue/views?edit={view.Id}", [("Form.IsShared", null)]);
        Assert.DoesNotContain(await Second.Send(new ListViews()), v => v.Id == view.Id);
        Assert.Contains("Critical", await hers.Html("/queue"), StringComparison.Ordinal);
        await Liaison.Send(new DeleteView(view.Id));
    }

    [Fact]
    public async Task A_name_or_a_list_that_is_none_is_refused_and_so_is_one_view_too_many()
    {
        var browser = await site.As(site.People.SecondLiaison);
        var refused = await browser.Submit("/queue/views?assigned=me", [("Form.Name", " ")]);

        Assert.Contains("href=\"#Form_Name\"", await browser.Html(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
        foreach (var (name, problem) in new[] { ("", "field.required"), ("a\u202Eb", "text.hidden-direction"), (new string('a', 61), "field.too-long") })
        {
            Assert.Equal([$"Name: {problem}"], await Issued.Problems(() => Second.Send(new SaveView(name, Mine, null))));
            Assert.Equal([$"Name: {problem}"], await Issued.Problems(() => Second.Send(new ChangeView(Guid.NewGuid(), name, false))));
        }

        await Assert.ThrowsAsync<TamperedException>(() => Second.Send(new SaveView("A view", new QueueFilter { Status = "draft" }, null)));
        await Assert.ThrowsAsync<TamperedException>(() => Second.Send(new SaveView("A view", Mine, "title")));
        while ((await Second.Send(new ListViews())).Count < SavedView.MostOfOnePerson) await Second.Send(new SaveView("One more", Mine, null));
        Assert.Equal("view.too-many", (await Assert.ThrowsAsync<RuleBrokenException>(() => Second.Send(new SaveView("A view", Mine, null)))).Rule);
    }
}
