using IncidentRegister.Application.Overview;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Migrations;

namespace IncidentRegister.IntegrationTests.Overview;

/// <summary>A new database is filled without counting each row.</summary>
public class FilledDatabaseTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task It_is_counted_when_it_is_full_and_from_then_on_as_ever()
    {
        var whileFilling = -1;
        await Schema.Fill(register.Database.As("register_owner"), async () =>
        {
            await register.Submit(register.People.Ana);
            whileFilling = await Sent();
        }, default);
        var full = await Sent();
        await register.Submit(register.People.Ana);

        Assert.Equal((0, 1, 2), (whileFilling, full, await Sent()));
    }

    private async Task<int> Sent() => (await register.As(register.People.Ana).Send(new ShowOverview())).Now.Incidents;
}
