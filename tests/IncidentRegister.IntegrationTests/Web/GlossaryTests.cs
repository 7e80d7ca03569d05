using System.Globalization;
using IncidentRegister.Application.Vocabularies;

namespace IncidentRegister.IntegrationTests.Web;

public class GlossaryTests
{
    private static readonly (string Code, string English, string French)[] Countries =
    [
        ("AE", "United Arab Emirates", "Émirats arabes unis"), ("AF", "Afghanistan", "Afghanistan"), ("DE", "Germany", "Allemagne"),
        ("EE", "Estonia", "Estonie"),
    ];

    [Theory]
    [InlineData("en", "AF EE DE AE")]
    [InlineData("fr", "AF DE AE EE")]
    public void Countries_stand_in_the_order_that_the_reader_looks_them_up_in(string language, string codes)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var glossary = new Glossary(Countries.Select(c => Term("country", c.Code, 0, c.English, c.French)), []);

            Assert.Equal(codes, string.Join(' ', glossary.Terms("country").Select(t => t.Code)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Other_vocabularies_stand_in_their_own_order()
    {
        var glossary = new Glossary([Term("severity", "low", 2, "Low", "Faible"), Term("severity", "medium", 1, "Medium", "Moyenne")], []);

        Assert.Equal(["medium", "low"], glossary.Terms("severity").Select(t => t.Code));
    }

    private static GlossaryTerm Term(string vocabulary, string code, int order, string english, string french) => new(
        vocabulary, code, null, null, order, false, new Dictionary<string, string> { ["en"] = english, ["fr"] = french }, new Dictionary<string, string>());
}
