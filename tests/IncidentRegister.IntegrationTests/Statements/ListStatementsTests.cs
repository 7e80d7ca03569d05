using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Statements;

public class ListStatementsTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_unknown_days_first()
    {
        await Issued.DefineWords(register);
        for (var i = 0; i < 30; i++)
            await register.As(register.People.Liaison).Send(Issued.Statement("Text.") with
            {
                Title = $"Statement {i}",
                IssuedOn = i < 27 ? "XXXX" : $"2024-06-{i - 20:00}",
            });
        var member = register.As(register.People.Member);

        var first = await member.Send(new ListStatements());
        var second = await member.Send(new ListStatements(first.Next));

        Assert.Equal((25, 5), (first.Lines.Count, second.Lines.Count));
        Assert.Null(second.Next);
        Assert.Equal(30, first.Lines.Concat(second.Lines).DistinctBy(l => l.Id).Count());
        Assert.Equal(["XXXX", "XXXX", "2024-06-09", "2024-06-08", "2024-06-07"], second.Lines.Select(l => l.IssuedOn.ToString()));

        var reporter = register.As(register.People.Ana);
        await Assert.ThrowsAsync<TamperedException>(() => reporter.Send(new ListStatements(first.Next)));
        await Assert.ThrowsAsync<TamperedException>(() => member.Send(new ListStatements("abc")));
    }

    [Fact]
    public async Task Who_works_with_no_content_reads_no_statements()
    {
        foreach (var person in new[] { register.People.Administrator, CurrentUser.Nobody, CurrentUser.AtTheMachine })
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new ListStatements()));
    }
}
