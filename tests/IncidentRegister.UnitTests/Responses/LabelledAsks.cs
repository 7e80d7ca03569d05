using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Responses;

/// <summary>Texts in which people marked who is asked for what.</summary>
internal static class LabelledAsks
{
    private static readonly JsonSerializerOptions Snake =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="name">
    /// "tuned", with which the words were tuned; "aside", of which only the figures were looked at; "later", harder
    /// ones that were written when the words stood, and that some ways of asking were then learned from.
    /// </param>
    public static IReadOnlyList<AskCase> Cases(string name) =>
        [.. Lines($"asks/{name}").Select(line => JsonSerializer.Deserialize<AskCase>(line, Snake)!)];

    /// <summary>The five statements of the seeds, with the measures that they call for.</summary>
    public static IReadOnlyList<AskCase> Seeds() =>
        [.. Lines("mentions/seeds").Select(line => JsonSerializer.Deserialize<SeedRow>(line, Snake)!.Case())];

    private static string[] Lines(string resource)
    {
        using var reader = new StreamReader(typeof(LabelledAsks).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record SeedRow(string Id, string Language, string Date, string Text, SeedResponse[] Responses)
    {
        public AskCase Case() => new(Id, Language, Date, Text,
            [.. Responses.Where(r => r.Status == "called for").Select(r => new AskLabel(r.Quote, [], [r.Measure]))]);
    }

    private sealed record SeedResponse(string Measure, string Quote, string Status);
}

/// <param name="Quote">Words within the sentence, clause or item that asks.</param>
/// <param name="Possible">A careful reader would not call it an ask outright.</param>
internal sealed record AskLabel(
    string Quote, string[] To, string[] Measures, DateOnly? Deadline = null, bool Possible = false);

/// <param name="To">Whom a letter addresses.</param>
internal sealed record AskCase(string Id, string Language, string Date, string Text, AskLabel[] Asks, string? To = null)
{
    [JsonIgnore]
    public IReadOnlyList<Paragraph> Paragraphs { get; } = StatementText.FromPlain(Text).Paragraphs;

    public IReadOnlyList<FoundAsk> Found() => AskFinder.Find(new AskText(
        Paragraphs, Language, DateOnly.TryParse(Date, out var day) ? day : null, AddressedTo: To));

    /// <summary>Whether at least half of the shorter of the two lies in the other.</summary>
    public bool Meet(AskLabel label, FoundAsk ask)
    {
        var text = Paragraphs.Single(p => p.Number == ask.Paragraph).Text;
        var start = text.IndexOf(label.Quote, StringComparison.Ordinal);
        if (start < 0) return false;

        var shared = Math.Min(start + label.Quote.Length, ask.Span.End) - Math.Max(start, ask.Span.Start);
        return shared * 2 >= Math.Min(label.Quote.Length, ask.Span.Length);
    }
}
