using FluentValidation;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

public class EnterPartiesTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task What_stands_is_left_as_it_is_and_the_rest_is_entered()
    {
        var operators = register.As(CurrentUser.AtTheMachine);
        await operators.Send(new EnterParties([Party("stands", "As it was")]));

        var entered = await operators.Send(new EnterParties([Party("stands", "Another name"), Party("new", "New"), Party("new", "Twice")]));

        Assert.Equal(1, entered);
        Assert.Equal(["As it was", "New"], await Names("stands", "new"));
    }

    [Fact]
    public async Task One_that_cannot_be_entered_keeps_out_all()
    {
        var operators = register.As(CurrentUser.AtTheMachine);

        var refused = await Assert.ThrowsAsync<ValidationException>(
            () => operators.Send(new EnterParties([Party("first", "First"), Party("second", "")])));

        Assert.Equal("Parties[1].Names[0].Text", Assert.Single(refused.Errors).PropertyName);
        Assert.Empty(await Names("first"));
        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Ana).Send(new EnterParties([])));
    }

    private static EnterParty Party(string key, string name) =>
        new(key, PartyKind.Organisation, null, [new(name, null, NameKind.Official)]);

    private Task<List<string>> Names(params string[] keys) => register.Read(db => db.Parties.Where(p => keys.Contains(p.Key))
        .SelectMany(p => p.Names).OrderBy(n => n.Text).Select(n => n.Text).ToListAsync());
}
