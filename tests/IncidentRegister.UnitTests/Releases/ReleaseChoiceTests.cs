using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;

namespace IncidentRegister.UnitTests.Releases;

public class ReleaseChoiceTests
{
    [Theory]
    [InlineData("2026-11-14", "2026-11", "2026")]
    [InlineData("2026-11-14~", "2026-11~", "2026~")]
    [InlineData("2026-11-12/2026-11-14", "2026-11", "2026")]
    [InlineData("2026-10-30/2026-11-02", "2026-10/2026-11", "2026")]
    [InlineData("2025-12-31/2026-01-01", "2025-12/2026-01", "2025/2026")]
    [InlineData("2021-10-19/..", "2021-10/..", "2021/..")]
    [InlineData("2026-11", "2026-11", "2026")]
    [InlineData("2026", "2026", "2026")]
    [InlineData("XXXX", "XXXX", "XXXX")]
    public void A_date_is_told_as_far_as_it_was_chosen(string date, string month, string year)
    {
        string Told(ReleasedDate when) => new ReleaseChoice { When = when }.Tell(IncidentDate.Parse(date)).ToString();

        Assert.Equal((month, year, date, "XXXX"),
            (Told(ReleasedDate.Month), Told(ReleasedDate.Year), Told(ReleasedDate.AsRecorded), Told(ReleasedDate.Withheld)));
    }
}
