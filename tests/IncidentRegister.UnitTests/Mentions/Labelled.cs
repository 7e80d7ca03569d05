using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>Statements in which people marked what is spoken of, and the incidents that they speak of.</summary>
internal static class Labelled
{
    private static readonly JsonSerializerOptions Snake =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<IncidentSketch> Incidents { get; } = Read("incidents");

    /// <summary>Of other places and years, partly made up: what the finder must not have learnt by heart.</summary>
    public static IReadOnlyList<IncidentSketch> Others { get; } = Read("others");

    public static IncidentIndex Index { get; } = new(Lexicon.Standard, Incidents);
    public static IncidentIndex OtherIndex { get; } = new(Lexicon.Standard, Others);

    /// <param name="name">"seeds"; "tuned" and "fresh", with which words and weights were tuned; "aside",
    /// with which nobody tuned; "late", from whose misses rules were learnt afterwards; "unseen", written before the
    /// finder read it, with which nobody tuned either; "retold", ninety-eight public statements of 2018 to 2026 in the words of
    /// people who did not know the finder, of which it learnt from all but fourteen; "heard", fifty-two more, told by one
    /// who had not read its words, of which it learnt from those whose number three does not divide; "hard", eighteen orders,
    /// hostile letters, reports with lists and near misses, by one who did not know the finder either; it learnt from them;
    /// "plain", eighteen English and French ones of the usual kinds, written blind; "adverse", thirty-two public ones that are
    /// hostile, legal or beside the point, in six languages, retold blind. It learnt from some of both afterwards.</param>
    public static IReadOnlyList<LabelledStatement> Statements(string name) =>
        [.. Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<LabelledStatement>(line, Snake)!)];

    private static IReadOnlyList<IncidentSketch> Read(string name) =>
        [.. JsonSerializer.Deserialize<List<IncidentRow>>(Text(name), Snake)!.Select(r => r.Sketch())];

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Labelled).Assembly.GetManifestResourceStream($"mentions/{name}")!);
        return reader.ReadToEnd();
    }
}

internal sealed record IncidentRow(
    string IncidentKey, string Title, string Type, string Date, string[] Targets, string[] AllegedActors,
        string[] Aliases, string[]? Members)
{
    public IncidentSketch Sketch() => new(IncidentKey, Title, Date, Type)
    {
        Targets = Targets,
        AllegedActors = AllegedActors,
        Aliases = Aliases,
        Members = Members ?? [],
    };
}

/// <param name="Start">Code points, as in all labels.</param>
internal sealed record Label(int Start, int End, string? IncidentKey, string? MentionType)
{
    [JsonIgnore]
    public bool AsksForNothing => MentionType is "anaphoric" or "generic";
}

internal sealed record LabelledStatement(
    string Id, string Title, string Issuer, string Date, string Language, string Text, Label[] Mentions,
        Label[] AmbiguousSpans, string? List)
{
    [JsonIgnore]
    public IReadOnlyList<IncidentSketch> Incidents => List is null ? Labelled.Incidents : Labelled.Others;

    public IReadOnlyList<Suggestion> Found() =>
        new MentionFinder(List is null ? Labelled.Index : Labelled.OtherIndex).Find(Sketch());

    /// <summary>The label's place in UTF-16 code units.</summary>
    public (int Start, int End) Place(Label label) => (Units(label.Start), Units(label.End));

    public StatementSketch Sketch() => new(Text, IncidentDate.Parse(Date).Start!.Last, Language, Issuer, Title);

    private int Units(int codePoints) => Text.EnumerateRunes().Take(codePoints).Sum(r => r.Utf16SequenceLength);
}
