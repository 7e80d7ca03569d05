using System.Globalization;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class PrintedDateTests
{
    private static readonly string Body = string.Concat(Enumerable.Repeat("We regret the threats that were made. ", 8));

    [Theory]
    [InlineData("Geneva, 9 December 2022", "2022-12-09")]
    [InlineData("The Hague, December 9th, 2022", "2022-12-09")]
    [InlineData("Friday 9 DECEMBER 2022", "2022-12-09")]
    [InlineData("9th of December 2022", "2022-12-09")]
    [InlineData("2022-12-09", "2022-12-09")]
    [InlineData("La Haye, le 9 décembre 2022", "2022-12-09")]
    [InlineData("Paris, le 1er août 2024", "2024-08-01")]
    [InlineData("Madrid, 9 de diciembre de 2022", "2022-12-09")]
    [InlineData("Bogotá, 3 de setiembre del 2021", "2021-09-03")]
    [InlineData("جنيف، 9 كانون الأول/ديسمبر 2022", "2022-12-09")]
    [InlineData("لاهاي، ٩ كانون الأول ٢٠٢٢", "2022-12-09")]
    [InlineData("تونس في ٩ ديسمبر ٢٠٢٢", "2022-12-09")]
    [InlineData("رام الله، 18 آب 2022", "2022-08-18")]
    [InlineData("بيروت، ١٢ تشرين الثاني (نوفمبر) ٢٠٢١", "2021-11-12")]
    [InlineData("الرباط، 3 غشت 2023", "2023-08-03")]
    public void The_head_of_a_text_gives_its_day_in_four_languages(string line, string day)
    {
        var printed = PrintedDate.In($"A joint statement\n\n{line}\n\n{Body}");

        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), line), (printed!.Day, printed.Words));
    }

    [Theory]
    [InlineData("The Hague, 20 August 2025 – The Court deplores the raid of 18 August 2022. ", "The Hague, 20 August 2025")]
    [InlineData("(The Hague, 20 August 2025) The Court deplores it. ", "The Hague, 20 August 2025")]
    public void A_text_may_begin_with_place_and_day(string beginning, string words)
    {
        var printed = PrintedDate.In(beginning + Body);

        Assert.Equal((new DateOnly(2025, 8, 20), words), (printed!.Day, printed.Words));
    }

    [Theory]
    [InlineData("On the raids of 18 August 2022", "Geneva, 20 August 2022")]
    [InlineData("Updated 10 December 2022", "9 December 2022")]
    [InlineData("Geneva, 8-9 December 2022", "")]
    [InlineData("By 28 organisations, December 2022", "")]
    [InlineData("December 2022", "2022")]
    [InlineData("9 December", "09/12/2022")]
    [InlineData("31 February 2022", "9 كانون الأول/نوفمبر 2022")]
    public void Between_several_days_and_without_a_whole_one_none_is_proposed(string one, string other) =>
        Assert.Null(PrintedDate.In($"{one}\n\n{other}\n\n{Body}"));

    [Fact]
    public void The_same_day_twice_is_one_day() =>
        Assert.Equal("9 December 2022", PrintedDate.In($"9 December 2022\n\nGeneva, December 9, 2022\n\n{Body}")!.Words);

    [Fact]
    public void What_the_text_tells_of_is_not_its_day() =>
        Assert.Null(PrintedDate.In($"On 18 August 2022 offices were raided. {Body}\n\nGeneva, 9 December 2022"));
}
