using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Seeds.Files;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Seeds;

/// <summary>
/// Fills a register by sending it commands, so that what it begins with obeys the rules and is audited like everything
/// else.
/// </summary>
/// <param name="services">Those of <see cref="ActingAs.Services"/>.</param>
public sealed class Seed(IServiceProvider services)
{
    /// <summary>Of every invented person. Known to all who read this, so the demo stays on one machine.</summary>
    public const string DemoPassword = "demo people try it out";

    private readonly Sender sender = new(services);

    /// <summary>The invented people, in the order of the file.</summary>
    public static IReadOnlyList<DemoAccount> DemoAccounts
    {
        get
        {
            var file = SeedFiles.File<PeopleFile>(PeopleFile.Path);
            return [.. file.People.Select(p => new DemoAccount(p.Email, p.Role, file.Organisations.Single(o => o.Key == p.Organisation).Name))];
        }
    }

    /// <summary>Begins with what needs no tables of the demo, and returns at once.</summary>
    public void GetReady() => services.GetRequiredService<HashedAhead>().Begin(DemoAccounts.Count);

    /// <summary>Terms, measures and parties, for real use. What stands already is left as it is.</summary>
    public Task Vocabularies(CancellationToken ct) =>
        new Vocabularies(sender, services.GetRequiredService<Words>()).Load(ct);

    /// <summary>Invented people, and with them incidents, statements and responses to try things out.</summary>
    /// <returns>False when the register has people already: then it stays as it is.</returns>
    public async Task<bool> Demo(CancellationToken ct)
    {
        if (await sender.Send(CurrentUser.AtTheMachine, new CountPeople(), ct) > 0) return false;

        // Side by side where nothing waits for the other: most of the time goes into compiling what runs the first time.
        var entering = DemoPeople.Enter(sender, ct);
        await Task.WhenAll(Vocabularies(ct), entering);
        var people = await entering;
        var incidents = new DemoIncidents(sender, people);
        var statements = new DemoStatements(sender, people.Liaison, incidents);
        await Task.WhenAll(incidents.Log(ct), statements.Enter(ct), new DemoReleases(sender, people).Enter(ct));
        await Task.WhenAll(incidents.Relate(ct), statements.Link(ct));
        foreach (var report in SeedFiles.File<ReportsFile>(ReportsFile.Path).Reports) await sender.Send(people.Liaison, report.Planned, ct);
        return true;
    }
}

/// <summary>Somebody who can sign in to the demo.</summary>
public sealed record DemoAccount(string Email, string Role, string Organisation);
