using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class ActStandingTests
{
    private static readonly DateTimeOffset Told = new(2025, 1, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2020-06-10", null, false, false)]
    [InlineData("2020-06-11", StageKind.Announced, false, false)]
    [InlineData("2020-12-14", StageKind.InForce, true, false)]
    [InlineData("2021-04-01", StageKind.InForce, true, false)]
    [InlineData("2021-04-02", StageKind.Lifted, false, true)]
    [InlineData("2026-11-21", StageKind.Lifted, false, true)]
    public void In_force_on_the_day_of_the_statement_and_lifted_today(string day, StageKind? stage, bool isInForce, bool isOver)
    {
        var standing = ActStanding.On(
            [Stage(StageKind.Announced, "2020-06-11"), Stage(StageKind.InForce, "2020-09-02"), Stage(StageKind.Lifted, "2021-04-02")],
            DateOnly.Parse(day, null));

        Assert.Equal(new ActStanding(stage, IsCertain: true), standing);
        Assert.Equal((isInForce, isOver), (standing.IsInForce, standing.IsOver));
    }

    [Fact]
    public void A_stage_that_was_told_later_was_not_known()
    {
        RecordedStage[] stages = [Stage(StageKind.InForce, "2024-05-01"), Stage(StageKind.Lifted, "2024-06-01", Told.AddDays(3))];
        var day = new DateOnly(2024, 12, 5);

        Assert.Equal(StageKind.InForce, ActStanding.On(stages, day, Told.AddDays(3)).Stage);
        Assert.Equal(StageKind.Lifted, ActStanding.On(stages, day, Told.AddDays(3).AddTicks(1)).Stage);
        Assert.Equal(StageKind.Lifted, ActStanding.On(stages, day).Stage);
    }

    [Fact]
    public void The_order_of_days_decides_and_not_the_order_of_telling()
    {
        RecordedStage[] stages = [Stage(StageKind.Lifted, "2024-06-01"), Stage(StageKind.Threatened, "2024-01-01")];

        Assert.Equal(StageKind.Lifted, ActStanding.On(stages, new(2024, 12, 5)).Stage);
        Assert.Equal(StageKind.Threatened, ActStanding.On(stages, new(2024, 5, 31)).Stage);
    }

    [Fact]
    public void Of_two_stages_of_one_day_the_later_told_one_holds() =>
        Assert.Equal(StageKind.InForce, ActStanding.On(
            [Stage(StageKind.Announced, "2024-05-01"), Stage(StageKind.InForce, "2024-05-01")], new(2024, 5, 1)).Stage);

    [Theory]
    [InlineData("2024-05", "2024-05-20", false)]
    [InlineData("2024-05", "2024-05-31", true)]
    [InlineData("2024-05-12/..", "2024-05-12", true)]
    [InlineData("XXXX", "2024-05-12", false)]
    public void A_vague_day_is_not_sold_as_a_certain_one(string date, string day, bool isCertain) =>
        Assert.Equal(isCertain, ActStanding.On([Stage(StageKind.InForce, date)], DateOnly.Parse(day, null)).IsCertain);

    [Fact]
    public void Before_any_stage_it_did_not_stand() =>
        Assert.Equal(new ActStanding(null, IsCertain: true), ActStanding.On([], new(2024, 5, 1)));

    private static RecordedStage Stage(StageKind kind, string date, DateTimeOffset? recordedAt = null) =>
        new(kind, IncidentDate.Parse(date), recordedAt ?? Told);
}
