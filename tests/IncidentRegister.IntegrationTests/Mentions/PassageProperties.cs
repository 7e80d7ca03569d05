using System.Globalization;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Seeds;
using YamlDotNet.Serialization;

namespace IncidentRegister.IntegrationTests.Mentions;

public class PassageProperties(Register register) : IClassFixture<Register>
{
    private const int SpansOfEach = 25;

    [Fact]
    public async Task Whatever_is_linked_in_the_seeded_texts_and_an_Arabic_one_reads_back_its_own_words()
    {
        await Issued.DefineWords(register);
        var liaison = register.As(register.People.Liaison);
        var texts = SeededTexts()
            .Append([new(1, Issued.Arabic), new(2, "Ünïcode 😀 and 👩‍👩‍👧 in a row: e\u0301tat, 判決。次の文。")]);
        var dice = new Dice();
        foreach (var paragraphs in texts)
        {
            var entered = await liaison.Send(Issued.Statement("") with { Paragraphs = paragraphs });
            var stored = (await liaison.Send(new ShowStatement(entered.Reference))).Paragraphs;
            var linked = new HashSet<(int, string)>();
            for (var i = 0; i < SpansOfEach; i++)
            {
                var paragraph = stored[dice.Below(stored.Count)];
                var choice = RandomSpan(paragraph, dice);
                if (choice is null) continue;

                var made = await Link(liaison, entered.Reference, choice);
                if (made is null) continue;

                Assert.Contains(choice.Quote!.Trim(), made.Quote, StringComparison.Ordinal);
                linked.Add((paragraph.Number, made.Quote));
            }

            var sheet = await liaison.Send(new ShowStatement(entered.Reference));
            Assert.All(sheet.Links, card => Assert.True(card.Stands));
            foreach (var paragraph in sheet.Paragraphs)
                Assert.All(paragraph.Marks, mark => Assert.Contains((paragraph.Number, paragraph.Text[mark.Start..mark.End]), linked));
        }
    }

    /// <summary>Null where the same whole words are linked already.</summary>
    private static async Task<LinkedPassage?> Link(Register.Sender liaison, string statement, PassageChoice choice)
    {
        try
        {
            return await liaison.Send(new LinkPassage(statement, choice));
        }
        catch (RuleBrokenException broken) when (broken.Rule == "mention.already-there")
        {
            return null;
        }
    }

    private static IEnumerable<List<Paragraph>> SeededTexts() =>
        from name in typeof(Seed).Assembly.GetManifestResourceNames()
        where name.StartsWith("statements/", StringComparison.Ordinal)
        let yaml = new StreamReader(typeof(Seed).Assembly.GetManifestResourceStream(name)!)
        let file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(yaml)
        select ((List<object>)file["paragraphs"]).Cast<Dictionary<object, object>>()
            .Select(p => new Paragraph(int.Parse((string)p["number"], CultureInfo.InvariantCulture), (string)p["text"]))
            .ToList();

    /// <summary>Null where the random span holds no word, or cuts a character.</summary>
    private static PassageChoice? RandomSpan(ParagraphSheet paragraph, Dice dice)
    {
        var start = dice.Below(paragraph.Text.Length);
        var end = start + 1 + dice.Below(paragraph.Text.Length - start);
        if (!new TextSpan(start, end).FitsIn(paragraph.Text)) return null;

        var quote = paragraph.Text[start..end];
        return quote.Any(char.IsLetterOrDigit) ? new() { Paragraph = paragraph.Number, Start = start, End = end, Quote = quote } : null;
    }

    /// <summary>The same numbers in every run, so that a failure comes again.</summary>
    private sealed class Dice
    {
        private uint last = 20261121;

        public int Below(int end)
        {
            last = unchecked((last * 1664525) + 1013904223); // Numerical Recipes, chapter 7
            return (int)((last >> 8) % (uint)end);
        }
    }
}
