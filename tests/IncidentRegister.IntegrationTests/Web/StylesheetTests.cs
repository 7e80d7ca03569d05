using System.Text.RegularExpressions;

namespace IncidentRegister.IntegrationTests.Web;

public sealed partial class StylesheetTests(TrialSite site) : IClassFixture<TrialSite>
{
    [Fact]
    public async Task It_knows_no_left_or_right_and_asks_for_nothing_else()
    {
        using var visitor = site.Visit();

        using var answer = await visitor.Get("/register.css");
        var rules = Comment().Replace(await answer.Content.ReadAsStringAsync(), "");

        Assert.DoesNotMatch(@"\b(left|right)\b", rules);
        Assert.DoesNotMatch(@"url\(|@import|@font-face", rules);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
