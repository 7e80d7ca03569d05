using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.IntegrationTests.Reports;

public sealed partial class ReportWordsTests
{
    private static readonly HashSet<string> Forms = ["zero", "one", "two", "few", "many", "other"];

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Every_language_says_everything_and_has_a_form_for_every_number(string language)
    {
        var (english, other) = (Keys("en"), Keys(language));
        var counted = english.Keys.Where(IsForm).Select(Stem).ToHashSet();

        Assert.Equal(english.Keys.Where(k => !IsForm(k)).Order(), other.Keys.Where(k => !IsForm(k)).Order());
        Assert.All(counted, stem => Assert.All(PluralRules.Of(language), form => Assert.True(
            form == "other" || other.ContainsKey($"{stem}.{form}"), $"{language}: {stem}.{form}")));
        Assert.All(counted, stem => Assert.True(other.ContainsKey($"{stem}.other"), stem));
        Assert.All(other.Where(w => !IsForm(w.Key)), w => Assert.Equal((w.Key, Parts(english[w.Key])), (w.Key, Parts(w.Value))));
        Assert.All(other.Values, words => Assert.NotEqual("", words.Trim()));
    }

    [Theory]
    [InlineData("en", "0 other, 1 one, 2 other, 21 other")]
    [InlineData("fr", "0 one, 1 one, 2 other")]
    [InlineData("es", "0 other, 1 one, 2 other")]
    [InlineData("ar", "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 102 other, 103 few, 111 many, 1000 other")]
    public void The_form_goes_with_the_number(string language, string told) => Assert.All(told.Split(", "), pair =>
        Assert.Equal(pair.Split(' ')[1], PluralRules.Form(language, int.Parse(pair.Split(' ')[0], CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("ar", 0, "لم يُنشر أي حادث جديد.")]
    [InlineData("ar", 2, "نُشر حادثان جديدان.")]
    [InlineData("ar", 7, "نُشرت 7 حوادث جديدة.")]
    [InlineData("ar", 17, "نُشر 17 حادثًا جديدًا.")]
    [InlineData("ar", 100, "نُشر 100 حادث جديد.")]
    [InlineData("fr", 0, "Aucun nouvel incident n’a été publié.")]
    [InlineData("es", 2, "Se publicaron 2 incidentes nuevos.")]
    public void A_sentence_is_written_with_it(string language, int number, string sentence) =>
        Assert.Equal(sentence, ReportWords.In(language).Count("new", number));

    [Theory]
    [InlineData("en", "2026-11-01", "1 November 2026")]
    [InlineData("fr", "2026-11-01", "1er novembre 2026")]
    [InlineData("es", "2026-11", "noviembre de 2026")]
    [InlineData("ar", "2026-11-12/2026-11-14", "بين 12 نوفمبر 2026 و14 نوفمبر 2026")]
    [InlineData("en", "2026~", "about 2026")]
    [InlineData("en", "2021-10/..", "since October 2021")]
    [InlineData("en", "XXXX", "date not told")]
    public void Months_are_written_in_words(string language, string edtf, string words) =>
        Assert.Equal(words, ReportWords.In(language).When(IncidentDate.Parse(edtf)));

    [Theory]
    [InlineData("https://evil.example/path?x=1", "hxxps[:]//evil[.]example/path?x=1")]
    [InlineData("www.evil.example", "www[.]evil[.]example")]
    [InlineData("mail me@evil.example", "mail me[at]evil[.]example")]
    [InlineData("mailto:me@evil.example", "mailto[:]me[at]evil[.]example")]
    [InlineData("tel:+31201234567", "tel[:]+31201234567")]
    [InlineData("127.0.0.1/x", "127[.]0[.]0[.]1/x")]
    [InlineData("пример.рф", "пример[.]рф")]
    [InlineData("One sentence. Another one: at 10.30, e.g. here.", "One sentence. Another one: at 10.30, e.g. here.")]
    [InlineData("two\r\nlines\u200b and \u202eturned", "two lines and turned")]
    public void What_people_wrote_becomes_no_link(string typed, string shown) => Assert.Equal(shown, Defanged.Of(typed));

    private static Dictionary<string, string> Keys(string language) =>
        new ResourceManager($"ReportWords.{language}", typeof(ReportWords).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static bool IsForm(string key) => Forms.Contains(key[(key.LastIndexOf('.') + 1)..]);

    private static string Stem(string key) => key[..key.LastIndexOf('.')];

    private static string Parts(string words) => string.Join(' ', Part().Matches(words).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Part();
}
