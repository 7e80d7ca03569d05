using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.UnitTests.Responses;

public class MatrixCellTests
{
    private static readonly IncidentDate March = IncidentDate.Parse("2026-03");
    private static readonly IncidentDate May = IncidentDate.Parse("2026-05-02");

    [Theory]
    [InlineData(AskState.Open, CellMark.Asked)]
    [InlineData(AskState.NoReply, CellMark.Asked)]
    [InlineData(AskState.Acknowledged, CellMark.Acknowledged)]
    [InlineData(AskState.Declined, CellMark.Declined)]
    public void An_ask_marks_its_cell_by_its_state(AskState state, CellMark mark) =>
        Assert.Equal(mark, MatrixCell.Of([new(May, state)], [])!.Mark);

    [Fact]
    public void What_was_withdrawn_or_never_asked_leaves_no_mark()
    {
        Assert.Null(MatrixCell.Of([new(May, AskState.Withdrawn)], []));
        Assert.Null(MatrixCell.Of([], []));
    }

    [Fact]
    public void One_open_ask_outweighs_refusals_and_the_first_day_counts()
    {
        var cell = MatrixCell.Of([new(May, AskState.Open), new(March, AskState.Open), new(March, AskState.Declined)], []);

        Assert.Equal(new MatrixCell(CellMark.Asked, 2, March, 2) { WaitingSince = March }, cell);
    }

    [Fact]
    public void A_measure_that_was_taken_is_taken_though_others_are_waited_for() =>
        Assert.Equal(
            new MatrixCell(CellMark.Taken, 2, March, 1),
            MatrixCell.Of([new(May, AskState.Open), new(May, AskState.Taken)], [May, March]));

    [Theory]
    [InlineData(AskState.Open, 1)]
    [InlineData(AskState.Acknowledged, 0)]
    [InlineData(AskState.Declined, 0)]
    [InlineData(AskState.Withdrawn, 0)]
    public void What_is_planned_counts_before_any_ask_which_waits_on(AskState state, int waiting) =>
        Assert.Equal(
            new MatrixCell(CellMark.Planned, 2, May, waiting) { WaitingSince = waiting > 0 ? March : null },
            MatrixCell.Of([new(March, state)], [], [IncidentDate.Unknown, May]));

    [Fact]
    public void What_was_taken_is_not_planned_any_more() =>
        Assert.Equal(new MatrixCell(CellMark.Taken, 1, March, 0), MatrixCell.Of([], [March], [May]));

    [Fact]
    public void A_response_of_no_known_day_is_last() =>
        Assert.Equal(May, MatrixCell.Of([], [IncidentDate.Unknown, May])!.On);
}
