using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Statements;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Statements;

public class SentencesProperties
{
    private static readonly Gen<string> Languages = Gen.Elements("en", "fr", "es", "ar", "und", "");

    [Fact]
    public void Every_character_is_in_one_sentence_and_in_order() =>
        Properties.Hold(AnyText.Any, Languages, (paragraph, language) =>
        {
            var end = 0;
            foreach (var sentence in Sentences.Split(paragraph, language))
            {
                Assert.True(string.IsNullOrWhiteSpace(paragraph[end..sentence.Start]));
                Assert.True(sentence.FitsIn(paragraph));
                Assert.False(char.IsWhiteSpace(paragraph[sentence.Start]));
                Assert.False(char.IsWhiteSpace(paragraph[sentence.End - 1]));
                end = sentence.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(paragraph[end..]));
        });
}
