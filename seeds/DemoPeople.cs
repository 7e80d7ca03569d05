using System.Collections.Concurrent;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Seeds.Files;

namespace IncidentRegister.Seeds;

/// <summary>The invented people of <c>people.yaml</c>, by the addresses that they sign in with.</summary>
internal sealed class DemoPeople(IReadOnlyDictionary<string, CurrentUser> byEmail)
{
    public CurrentUser this[string email] => byEmail[email];

    /// <summary>Of the organisation that reports on defenders.</summary>
    public CurrentUser DeskReporter => this["ana@demo.example"];

    /// <summary>Of the lawyers' organisation.</summary>
    public CurrentUser LawyersReporter => this["chloe@demo.example"];
    /// <summary>Who approves what leaves of an incident: the lead of the organisation that logged it.</summary>
    public CurrentUser LeadOf(CurrentUser reporter) =>
        byEmail.Values.Single(p => p.Role == Role.Lead && p.OrganisationId == reporter.OrganisationId);

    public CurrentUser Liaison => this["elif@demo.example"];
    public CurrentUser OtherLiaison => this["farid@demo.example"];

    public static async Task<DemoPeople> Enter(Sender sender, CancellationToken ct)
    {
        var file = SeedFiles.File<PeopleFile>(PeopleFile.Path);
        var organisations = new Dictionary<string, (string Name, Guid Id)>();
        foreach (var organisation in file.Organisations)
            organisations[organisation.Key] = (organisation.Name,
                await sender.Send(CurrentUser.AtTheMachine, new EnterOrganisation(organisation.Name), ct));

        // Side by side: each password takes a processor a quarter of a second, as it must.
        var people = new ConcurrentDictionary<string, CurrentUser>();
        await Parallel.ForEachAsync(file.People, ct, async (person, stop) =>
        {
            var (organisation, organisationId) = organisations[person.Organisation];
            var role = Code.To<Role>(person.Role);
            var token = await sender.Send(
                CurrentUser.AtTheMachine, new Invite(person.Email, organisation, role, person.Language), stop);
            var id = await sender.Send(
                CurrentUser.Nobody, new AcceptInvitation(token, person.Name, Seed.DemoPassword), stop);
            people[person.Email] = new CurrentUser(id, organisationId, role, person.Name);
        });

        return new DemoPeople(people);
    }
}
