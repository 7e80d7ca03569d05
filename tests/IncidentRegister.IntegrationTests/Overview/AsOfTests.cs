using FluentValidation;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.IntegrationTests.Overview;

public class AsOfTests
{
    private static readonly DateTimeOffset Noon = new(2024, 12, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_link_stands_from_its_day_until_it_is_undone()
    {
        var (linked, undone) = (Linked(Noon), Linked(Noon));
        undone.Undo(Guid.NewGuid(), Noon.AddDays(2));
        var mentions = new[] { linked, undone }.AsQueryable();

        Assert.Empty(AsOf.EndOf(new(2024, 12, 4)).Of(mentions));
        Assert.Equal(2, AsOf.EndOf(new(2024, 12, 5)).Of(mentions).Count());
        Assert.Equal(2, AsOf.EndOf(new(2024, 12, 6)).Of(mentions).Count());
        Assert.Equal([linked], AsOf.EndOf(new(2024, 12, 7)).Of(mentions));
    }

    [Fact]
    public void A_day_ends_at_midnight_in_utc_and_now_knows_this_very_instant()
    {
        var mentions = new[] { Linked(new(2024, 12, 5, 23, 59, 59, TimeSpan.Zero)), Linked(new(2024, 12, 6, 0, 0, 0, TimeSpan.Zero)) }.AsQueryable();

        Assert.Single(AsOf.EndOf(new(2024, 12, 5)).Of(mentions));
        Assert.Equal(2, AsOf.Now(new(2024, 12, 6, 0, 0, 0, TimeSpan.Zero)).Of(mentions).Count());
        Assert.Equal(AsOf.EndOf(new(2024, 12, 5)), AsOf.Read("2024-12-05", Noon, Noon.AddYears(-1)));
        Assert.True(AsOf.Read("", Noon, Noon).IsNow);
    }

    [Theory]
    [InlineData("2024-12-06", "as-of.in-future")]
    [InlineData("2024-12-04", "as-of.before-register")]
    [InlineData("2024-12-5", "as-of.malformed")]
    [InlineData("٢٠٢٤-١٢-٠٥", "as-of.malformed")]
    [InlineData("0000-00-00", "as-of.malformed")]
    public void A_day_that_cannot_be_told_has_a_reason(string text, string key) =>
        Assert.Equal(key, Assert.Throws<ValidationException>(() => AsOf.Read(text, Noon, Noon)).Errors.Single().ErrorMessage);

    private static Mention Linked(DateTimeOffset at)
    {
        var statement = Statement.Enter("STM-2024-00001", new StatementFacts
        {
            Title = "A statement",
            Kind = "report",
            IssuedOn = IncidentDate.Parse("2024-11-15"),
            Issuers = [Guid.NewGuid()],
        }, Guid.NewGuid(), at);
        var version = statement.AddVersion(StatementText.FromPlain("Words that speak of all of it."), Extent.Whole, null, at);
        return Mention.Confirm(
            version.Mark(1, new TextSpan(0, 5), at), null, MentionRelation.Describes, Stance.Reports, null, Guid.NewGuid(), at);
    }
}
