using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>Who has read an incident, in role terms, for those who logged it.</summary>
public class ReadingsTests(Site site) : IClassFixture<Site>
{
    private Register Register => site.Register;

    [Fact]
    public async Task The_page_tells_its_organisation_that_the_liaison_read_it_and_when_and_never_who()
    {
        var incident = await Register.Submit(site.People.Ana);
        var page = $"/incidents/{incident.Reference}";
        var before = await (await site.As(site.People.Ana)).Html(page);

        var liaison = await (await site.As(site.People.SecondLiaison)).Html(page);
        var after = await (await site.As(site.People.Bo)).Html(page);

        Assert.Contains("Nobody outside of your organisation has opened it yet.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"readings\"", liaison, StringComparison.Ordinal);
        var readings = after[after.IndexOf("id=\"readings\"", StringComparison.Ordinal)..];
        Assert.Contains("The liaison", readings, StringComparison.Ordinal);
        Assert.Contains($"datetime=\"{Today:yyyy-MM-dd}\"", readings, StringComparison.Ordinal);
        Assert.DoesNotContain(site.People.SecondLiaison.DisplayName, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_often_and_by_however_many_it_is_read_a_day_is_one_line_and_the_next_day_another()
    {
        var incident = await Register.Submit(site.People.Ana);
        var request = new ShowIncident(incident.Reference);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n =>
            Register.As(n % 2 == 0 ? site.People.Liaison : site.People.SecondLiaison).Send(request)));
        Register.Clock.Shift += TimeSpan.FromDays(1);
        await Register.As(site.People.SecondLiaison).Send(request);

        var readings = (await Register.As(site.People.Ana).Send(request)).Readings;
        Assert.Equal([new ReadingLine(Role.Liaison, Today), new ReadingLine(Role.Liaison, Today.AddDays(-1))], readings);
        Register.Clock.Shift -= TimeSpan.FromDays(1);
    }

    [Fact]
    public async Task Ones_own_organisation_leaves_no_reading_and_neither_does_who_may_not_read()
    {
        var incident = await Register.Submit(site.People.Ana);

        foreach (var person in new[] { site.People.Ana, site.People.Bo, site.People.Lead })
            await Register.As(person).Send(new ShowIncident(incident.Reference));
        foreach (var person in new[] { site.People.Stranger, site.People.StrangeLead })
            await Assert.ThrowsAsync<NotFoundException>(() => Register.As(person).Send(new ShowIncident(incident.Reference)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Register.As(site.People.Member).Send(new ShowIncident(incident.Reference)));

        Assert.Equal(0, await Register.Read(db => db.IncidentReadings.CountAsync(r => r.IncidentId == incident.Id)));
    }

    private DateOnly Today => DateOnly.FromDateTime(Register.Clock.GetUtcNow().UtcDateTime);
}
