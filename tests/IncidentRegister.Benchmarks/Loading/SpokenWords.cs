using System.Globalization;
using System.Text;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Statements as the field writes them: who did what to whom and when, between sentences that tell nothing.</summary>
/// <param name="names">Of parties that incidents name.</param>
internal sealed class SpokenWords(IReadOnlyList<string> names, DateOnly today)
{
    private const int Paragraph = 700;

    private static readonly string[] Acts =
    [
        "imposed sanctions on four judges of the International Criminal Court", "revoked the visas of staff of the Court",
        "threatened the Prosecutor with sanctions", "issued arrest warrants against judges of the ICC",
        "put the Prosecutor on a wanted list", "raided the offices of human rights organisations",
        "designated civil society organisations as terrorist", "passed a bill against cooperation with the Court",
        "called the Court corrupt and its staff enemies", "intimidated human rights defenders and their families",
    ];

    private static readonly string[] Actors =
        ["The United States", "Russia", "Israel", "The US President", "The US Department of State", "Russian authorities", "Unknown persons"];

    private static readonly string[] Calls =
    [
        "We call on all States Parties to condemn these measures.", "Such attacks must not remain without an answer.",
        "The independence of the Court is at stake, and with it the hope of many victims.",
    ];

    /// <returns>Paragraphs, in all of about so many characters; the same for the same number.</returns>
    public IReadOnlyList<string> Of(int number, int characters)
    {
        var draw = new Draw(number + 7_000_003L);
        var paragraphs = new List<string>();
        for (var length = 0; length < characters; length += paragraphs[^1].Length)
        {
            var text = new StringBuilder();
            while (text.Length < Math.Min(Paragraph, characters - length)) text.Append(Sentence(draw)).Append(' ');
            paragraphs.Add(text.ToString().TrimEnd());
        }

        return paragraphs;
    }

    private string Sentence(Draw draw) => draw.Below(5) switch
    {
        0 => $"{When(draw)} {draw.Of(Actors).Replace("The", "the", StringComparison.Ordinal)} {draw.Of(Acts)}.",
        1 => $"{draw.Of(Actors)} {draw.Of(Acts)}, among them {draw.Of(names)}.",
        2 => $"{draw.Of(names)} was told of it {When(draw).ToLowerInvariant()}.",
        3 => draw.Of(Calls),
        _ => Prose.Of(draw, 14),
    };

    private string When(Draw draw)
    {
        var day = today.AddDays(-draw.Below(900));
        return draw.Percent(50)
            ? day.ToString("'On' d MMMM yyyy", CultureInfo.InvariantCulture) : day.ToString("'In' MMMM yyyy", CultureInfo.InvariantCulture);
    }
}
