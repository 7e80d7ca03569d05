using IncidentRegister.Web.Forms;

namespace IncidentRegister.IntegrationTests.Web;

public sealed class DateFormTests
{
    [Theory]
    [InlineData("2026-11-14")]
    [InlineData("2026-11-14~")]
    [InlineData("2026-11-12/2026-11-14")]
    [InlineData("2026-11/2027")]
    [InlineData("2026-11")]
    [InlineData("2026")]
    [InlineData("2021-10/..")]
    [InlineData("2021-10-01/..")]
    [InlineData("XXXX")]
    [InlineData(null)]
    public void A_date_goes_through_the_form_and_comes_back(string? edtf) =>
        Assert.Equal(edtf, DateForm.FromEdtf(edtf).ToEdtf());

    [Fact]
    public void Digits_of_any_script_are_taken()
    {
        var form = new DateForm { Precision = "day", Day = " ٧", Month = "\u200F۳", Year = "२०२६" };

        Assert.Equal("2026-03-07", form.ToEdtf());
    }

    [Theory]
    [InlineData("31", "", "2026", "2026--31")]
    [InlineData("x", "1", "2026", "2026-01-0x")]
    [InlineData("", "", "", "")]
    public void What_is_no_date_is_passed_on_for_the_register_to_refuse(
        string day, string month, string year, string edtf) =>
        Assert.Equal(edtf, new DateForm { Precision = "day", Day = day, Month = month, Year = year }.ToEdtf());

    [Fact]
    public void Fields_that_the_precision_does_not_need_are_not_read()
    {
        var form = new DateForm { Precision = "month", Day = "7", Month = "3", Year = "2026", Year2 = "2027" };

        Assert.Equal("2026-03", form.ToEdtf());
    }
}
