using IncidentRegister.Application.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class ListResponsesTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        await Issued.DefineWords(register);
        for (var i = 0; i < 30; i++)
            await register.As(register.People.Liaison).Send(new RecordResponse
            {
                Measure = "M04",
                Party = "cicc",
                TakenOn = i % 3 == 0 ? "2024-07" : i % 3 == 1 ? "2024-08-02" : "XXXX",
                Title = $"Response {i}",
            });
        var member = register.As(register.People.Member);

        var first = await member.Send(new ListResponses("M04"));
        var second = await member.Send(new ListResponses("M04", first.Next));

        var seen = first.Lines.Concat(second.Lines).ToList();
        Assert.Equal((25, 5, 30), (first.Lines.Count, second.Lines.Count, seen.DistinctBy(l => l.Id).Count()));
        Assert.Null(second.Next);
        Assert.All(seen.Take(10), l => Assert.Null(l.TakenOn.From)); // unknown days come first
        Assert.All(second.Lines, l => Assert.Equal("2024-07", l.TakenOn.ToString()));
    }
}
