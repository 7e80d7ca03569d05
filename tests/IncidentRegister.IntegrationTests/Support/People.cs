using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Support;

/// <summary>One of every role, and of the reporting ones two of one organisation and one of another.</summary>
public sealed class People
{
    public const string Password = "a long phrase that only tests know";

    public required CurrentUser Ana { get; init; }

    /// <summary>Reports for the same organisation as Ana.</summary>
    public required CurrentUser Bo { get; init; }
    public required CurrentUser Lead { get; init; }

    /// <summary>Reports for another organisation.</summary>
    public required CurrentUser Stranger { get; init; }
    public required CurrentUser StrangeLead { get; init; }
    public required CurrentUser Liaison { get; init; }
    public required CurrentUser SecondLiaison { get; init; }
    public required CurrentUser Member { get; init; }
    public required CurrentUser Administrator { get; init; }

    public IReadOnlyList<CurrentUser> All =>
        [Ana, Bo, Lead, Stranger, StrangeLead, Liaison, SecondLiaison, Member, Administrator, CurrentUser.Nobody, CurrentUser.AtTheMachine];

    public static async Task<People> Invite(Register register)
    {
        foreach (var name in new[] { "First desk", "Other desk", "Liaison office", "Coalition member", "Administration" })
            await register.As(CurrentUser.AtTheMachine).Send(new EnterOrganisation(name));

        return new People
        {
            Ana = await Enter(register, "ana", "First desk", Role.Reporter),
            Bo = await Enter(register, "bo", "First desk", Role.Reporter),
            Lead = await Enter(register, "lead", "First desk", Role.Lead),
            Stranger = await Enter(register, "stranger", "Other desk", Role.Reporter),
            StrangeLead = await Enter(register, "strange-lead", "Other desk", Role.Lead),
            Liaison = await Enter(register, "liaison", "Liaison office", Role.Liaison),
            SecondLiaison = await Enter(register, "second-liaison", "Liaison office", Role.Liaison),
            Member = await Enter(register, "member", "Coalition member", Role.Member),
            Administrator = await Enter(register, "administrator", "Administration", Role.Administrator),
        };
    }

    private static async Task<CurrentUser> Enter(Register register, string name, string organisation, Role role)
    {
        var token = await register.As(CurrentUser.AtTheMachine).Send(new Invite($"{name}@test.example", organisation, role));
        var id = await register.As(CurrentUser.Nobody).Send(new AcceptInvitation(token, name, Password));
        var organisationId = await register.Read(db => db.Users.Where(u => u.Id == id).Select(u => u.OrganisationId).SingleAsync());
        return new CurrentUser(id, organisationId, role, name);
    }
}
