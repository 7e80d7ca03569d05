using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Refused;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.IntegrationTests.Texts;

public sealed partial class TextsTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "src/IncidentRegister.Application/Texts");
    private static readonly IReadOnlyDictionary<string, string> English = Read("Texts.resx");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.resx").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_language_has_every_text_with_the_same_placeholders(string file)
    {
        var texts = Read(file);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts, text => Assert.Equal(Placeholders(English[text.Key]), Placeholders(text.Value)));
        Assert.All(texts, text => Assert.NotEqual("", text.Value.Trim()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Entries_stand_one_to_a_line_in_the_order_of_their_keys(string file)
    {
        var keys = File.ReadLines(Path.Combine(Folder, file))
            .Select(line => Entry().Match(line))
            .Where(entry => entry.Success)
            .Select(entry => entry.Groups[1].Value)
            .ToArray();

        Assert.Equal(Read(file).Count, keys.Length);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.All(keys, key => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+$", key));
    }

    [Fact]
    public void Every_text_that_the_code_names_is_there()
    {
        var named =
            from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            from Match use in Use().Matches(File.ReadAllText(file))
            select use.Groups.Values.Skip(1).First(g => g.Success).Value;

        var missing = named.Concat(Computed()).Distinct().Except(English.Keys).Order(StringComparer.Ordinal);

        Assert.Empty(missing);
    }

    [Fact]
    public void The_localizer_finds_the_texts_of_each_language()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<Application.Texts>>();

        Assert.Equal("en,fr", string.Join(',', Languages.All.Select(l => l.Name).Where(l => l is "en" or "fr")));
        Assert.All(Languages.All, language =>
        {
            CultureInfo.CurrentUICulture = language;
            var file = language.Name == "en" ? "Texts.resx" : $"Texts.{language.Name}.resx";
            Assert.Equal(Read(file)["nav.leave"], texts["nav.leave"].Value);
        });
    }

    // Keys that are put together from a code.
    private static IEnumerable<string> Computed() =>
    [
        .. DatePrecisions.All.Select(p => $"date.precision.{p}"),
        .. Tlp.Levels.Select(Tlp.TextKeyOf),
        .. typeof(Refusal).GetFields().Select(f => f.GetValue(null)).OfType<Refusal>()
            .SelectMany(r => new[] { $"refusal.{r.Kind}.title", $"refusal.{r.Kind}.body" }),
    ];

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
            .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!, StringComparer.Ordinal);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IncidentRegister.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{[A-Za-z0-9]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""^  <data name="([^"]+)" xml:space="preserve"><value>[^\n]*</value></data>$""")]
    private static partial Regex Entry();

    // T["key"], texts["key", ...], label="key" and hint="key" of tag helpers, field messages, places, and broken rules.
    [GeneratedRegex(
        """
        (?:\bT|\btexts)\[\s*"([a-z0-9.-]+)"
        | \b(?:label|hint)="([a-z0-9-]+\.[a-z0-9.-]+)"
        | "(field\.[a-z-]+)"
        | new\("(nav\.[a-z-]+)"
        | RuleBrokenException(?:\.ThrowIf)?\([^;]*?"([a-z0-9-]+\.[a-z0-9.-]+)"\)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Use();
}
