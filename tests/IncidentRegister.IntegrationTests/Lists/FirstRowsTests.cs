using IncidentRegister.Application.Data;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Lists;

public class FirstRowsTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task A_limit_stands_in_the_statement_as_a_number()
    {
        var (first, all) = await register.Read(async db =>
        {
            var measures = db.StrategyMeasures.OrderBy(m => m.Code).Select(m => m.Code);
            Assert.EndsWith("LIMIT 7", measures.Top(7).ToQueryString(), StringComparison.Ordinal);
            return (await measures.Top(7).ToListAsync(), await measures.ToListAsync());
        });

        Assert.Equal(all.Take(7), first);
    }
}
