using System.Text;
using System.Text.Json;
using IncidentRegister.Application.Exchange;

namespace IncidentRegister.IntegrationTests.Exchange;

public class OpenTableTests
{
    private static readonly OpenTable Table = new OpenTable([new("words", "Words", "#description"), new("days", "Days", "#indicator+days")])
        .Row(OpenCell.Told("=1+1, \"two\""), OpenCell.Made(-2)).Row(OpenCell.Told("سلام"), OpenCell.Made((string?)null));

    [Fact]
    public void A_spreadsheet_runs_no_cell_of_it() =>
        Assert.Equal(
            "\uFEFF\"Words\",\"Days\"\r\n\"#description\",\"#indicator+days\"\r\n\"'=1+1, \"\"two\"\"\",\"-2\"\r\n\"سلام\",\"\"\r\n",
            Encoding.UTF8.GetString(Table.ToSpreadsheet(withHxl: true)));

    [Fact]
    public void A_program_reads_the_words_as_they_were_written() =>
        Assert.Equal(
            "words,days\r\n\"=1+1, \"\"two\"\"\",-2\r\nسلام,\r\n", Encoding.UTF8.GetString(Table.ToMachineCsv(withHxl: false)));

    [Fact]
    public void In_json_what_is_not_known_is_null()
    {
        var rows = JsonDocument.Parse(Table.ToJson()).RootElement;

        Assert.Equal("=1+1, \"two\"", rows[0].GetProperty("words").GetString());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("days").ValueKind);
    }
}
