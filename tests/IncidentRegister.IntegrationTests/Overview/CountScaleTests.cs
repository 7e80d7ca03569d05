using IncidentRegister.Web.TagHelpers;

namespace IncidentRegister.IntegrationTests.Overview;

public class CountScaleTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(61, 80)]
    [InlineData(101, 200)]
    public void A_line_ends_at_a_round_number_above_the_highest_bar(int most, int top) => Assert.Equal(top, CountScale.Top(most));
}
