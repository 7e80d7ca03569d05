using System.Text;
using IncidentRegister.Application.Exchange;

namespace IncidentRegister.IntegrationTests.Exchange;

public class SpreadsheetCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31 20", "'+31 20")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData("  =1", "  '=1")]
    [InlineData("\u00A0=1", "\u00A0'=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\uFF0B1", "'\uFF0B1")]
    [InlineData("\uFF0D1", "'\uFF0D1")]
    [InlineData("\uFF201", "'\uFF201")]
    [InlineData("a\n=1", "a\n'=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a,=1", "a,'=1")]
    [InlineData("a, -1", "a, '-1")]
    [InlineData("a = b - c", "a = b - c")]
    [InlineData("'=1", "'=1")]
    [InlineData("حملة تشهير", "حملة تشهير")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_a_spreadsheet_would_run_has_an_apostrophe_before_it(string? told, string shown) =>
        Assert.Equal(shown, CsvCell.Told(told).Shown);

    [Fact]
    public void A_number_stays_a_number() => Assert.Equal("-5", CsvCell.Made("-5").Shown);

    [Fact]
    public void Every_cell_is_quoted_every_row_ends_and_the_file_says_that_it_is_unicode()
    {
        var file = new SpreadsheetCsv().Row(CsvCell.Told("a \"b\""), CsvCell.Made("1")).Row(CsvCell.Told("é,\r\n")).ToBytes();

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("\"a \"\"b\"\"\",\"1\"\r\n\"é,\r\n\"\r\n", Encoding.UTF8.GetString(file[3..]));
    }
}
