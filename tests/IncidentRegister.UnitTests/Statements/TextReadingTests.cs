using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class TextReadingTests
{
    [Theory]
    [InlineData("We, the undersigned organisations, are writing to the States Parties of the Court.", "en")]
    [InlineData("Nous, les organisations soussignées, sommes préoccupées par les menaces qui visent la Cour.", "fr")]
    [InlineData("Las organizaciones firmantes expresan su preocupación por los ataques en contra de la Corte.", "es")]
    [InlineData("تعرب المنظمات الموقعة أدناه عن قلقها", "ar")]
    [InlineData("Мы призываем государства-участники действовать", "ru")]
    [InlineData("12 34", null)]
    [InlineData("", null)]
    public void The_language_is_guessed_from_common_words_and_script(string text, string? language) =>
        Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("Joint statement of 28 organisations", 28, "28 organisations")]
    [InlineData("We, the 1,200 undersigned civil society organizations, say:", 1200, "1,200 undersigned civil society organizations")]
    [InlineData("Signed by 94 States Parties.", 94, "94 States Parties")]
    [InlineData("Les 31 ONG signataires", 31, "31 ONG")]
    public void The_number_of_issuers_is_read_from_the_text(string text, int number, string words) =>
        Assert.Equal([new ClaimedCount(number, words)], ClaimedCount.In([text]));

    [Fact]
    public void Numbers_of_others_in_the_middle_of_a_text_are_not_the_issuers()
    {
        string[] paragraphs = [.. Enumerable.Repeat("Words.", 5), "It outlawed 6 organisations.", .. Enumerable.Repeat("Words.", 5)];

        Assert.Empty(ClaimedCount.In(paragraphs));
        Assert.DoesNotContain(ClaimedCount.In(["Since 2019 organisations wait.", "On 24/7 groups wait."]), c => c.Number != 2019);
    }
}
