namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Sentences that mean nothing, with some words in most of them and one word in five texts of all.</summary>
internal static class Prose
{
    /// <summary>Stands in more than half of all accounts.</summary>
    public const string CommonWord = "court";

    /// <summary>Stands in five accounts, however many there are.</summary>
    public const string RareWord = "zeppelin";

    private static readonly string[] Words =
        """
        the of court to a in witness office letter and threat lawyer judge sanction order visa account family police
        announcement statement minister prosecutor house hearing message telephone state border office article official
        organisation situation victim staff computer newspaper campaign refusal travel freeze asset bank service card
        contract insurance supplier network intrusion surveillance camera street neighbour child school relative interview
        journalist broadcast rumour insult accusation arrest warrant summons charge tribunal appeal decree law bill
        amendment vote parliament committee resolution embassy consul passport airport flight detention search seizure
        laptop document evidence archive translator interpreter courier parcel package gate guard vehicle number plate
        photograph leaflet poster crowd protest counter speech rally square town village region capital north south
        morning evening night week month spring summer autumn winter first second third later earlier again still since
        reported received learnt described named withheld repeated denied confirmed asked answered refused opened closed
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static string Of(Draw draw, int words)
    {
        var sentence = Enumerable.Range(0, words).Select(at => at % 14 == 13 ? draw.Skewed(Words) + "." : draw.Skewed(Words));
        var text = string.Join(' ', sentence);
        return char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] == '.' ? "" : ".");
    }

    public static string Title(Draw draw) => Of(draw, 6 + draw.Below(5)).TrimEnd('.');
}
