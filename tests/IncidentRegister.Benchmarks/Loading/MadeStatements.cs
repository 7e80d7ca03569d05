using System.Security.Cryptography;
using System.Text;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>
/// Two thousand statements of eight paragraphs. In every second one three passages are marked, with two mentions each; in
/// every fourth one something is asked, and every second ask is answered.
/// </summary>
internal sealed class MadeStatements(int incidents, DateTimeOffset end, Codes codes)
{
    public const int Count = 2_000;

    private const int Paragraphs = 8;
    private const int Passages = 3;

    private readonly List<MadeIncident> mentionable = [.. Enumerable.Range(0, incidents)
        .Select(n => new MadeIncident(n, incidents, end)).Where(i => i.IsForTheLiaison).Take(20_000)];

    private static IEnumerable<int> All => Enumerable.Range(0, Count);

    private static IEnumerable<(int Statement, int Passage)> Marked =>
        from statement in All where HasPassages(statement) from passage in Enumerable.Range(0, Passages) select (statement, passage);

    private static IEnumerable<int> Asking => All.Where(s => s % 4 == 0);

    private static IEnumerable<int> Answering => All.Where(s => s % 8 == 0);

    /// <summary>Whether words of it are marked.</summary>
    public static bool HasPassages(int statement) => statement % 2 == 0;

    public string Reference(int statement) => Draw.Reference("STM", At(statement).Year, statement);

    public async Task Load(Copy copy, CancellationToken ct)
    {
        await copy.Into("statements", "id reference title kind forum issued_on issued_from date_basis language issued_as recorded_at "
            + "author_id", All.Select(Statement), ct);
        await copy.Into("statement_parties", "statement_id party_id role", All.Select(s => new object?[]
            { Id(s, Row.Statement), codes.Parties[s % codes.Parties.Count], "issuer" }), ct);
        await copy.Into("statement_versions", "id statement_id number extent language sha256 media_type taken_at", All.Select(Version), ct);
        await copy.Into("paragraphs", "version_id number text", All.SelectMany(s => Enumerable.Range(1, Paragraphs)
            .Select(n => new object?[] { Id(s, Row.Version), n, Text(s, n) })), ct);
        await copy.Into("passages", "id statement_id version_id paragraph start end quote prefix suffix", Marked.Select(Passage), ct);
        await copy.Into("mentions", "id passage_id incident_id organisation_id relation stance state author_id recorded_at",
            Marked.SelectMany(m => Enumerable.Range(0, 2).Select(n => Mention(m.Statement, m.Passage, n))), ct);
        await LoadAsks(copy, ct);
    }

    private async Task LoadAsks(Copy copy, CancellationToken ct)
    {
        await copy.Into("asks", "id reference passage_id issuer_id addressee_id measure asked_on asked_from state recorded_at author_id "
            + "version", Asking.Select(Ask), ct);
        await copy.Into("ask_incidents", "ask_id incident_id organisation_id", Asking.SelectMany(s => Enumerable.Range(0, 2)
            .Select(n => new object?[] { Id(s, Row.Ask), About(s, 0, n).Id, About(s, 0, n).OrganisationId })), ct);
        await copy.Into("responses", "id reference measure party_id taken_on taken_from title is_confidential recorded_at author_id "
            + "version", Answering.Select(Response), ct);
        await copy.Into("response_incidents", "response_id incident_id organisation_id", Answering.Select(s => new object?[]
            { Id(s, Row.Response), About(s, 0, 0).Id, About(s, 0, 0).OrganisationId }), ct);
        await copy.Into("fulfilments", "response_id ask_id extent", Answering.Select(s => new object?[]
            { Id(s, Row.Response), Id(s, Row.Ask), s % 16 == 0 ? "fully" : "partly" }), ct);
    }

    private object?[] Statement(int s) =>
    [
        Id(s, Row.Statement), Reference(s), Prose.Title(new Draw(s)), codes["statement-kind"][s % codes["statement-kind"].Count],
        codes["forum"][s % codes["forum"].Count], $"{Day(s):yyyy-MM-dd}", Day(s), "printed", "en", "28 organisations", At(s),
        MadePeople.Liaison(s),
    ];

    private object?[] Version(int s) =>
    [
        Id(s, Row.Version), Id(s, Row.Statement), 1, "whole", "en", SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join("\n\n", Enumerable.Range(1, Paragraphs).Select(n => Text(s, n))))), "text/plain;charset=utf-8", At(s),
    ];

    private object?[] Passage((int Statement, int Passage) marked)
    {
        var text = Text(marked.Statement, marked.Passage + 1);
        var end = text.IndexOf('.', StringComparison.Ordinal);
        return
        [
            Id(marked.Statement, Row.Passage, marked.Passage), Id(marked.Statement, Row.Statement), Id(marked.Statement, Row.Version),
            marked.Passage + 1, 0, end, text[..end], "", text.Substring(end, Math.Min(32, text.Length - end)),
        ];
    }

    private object?[] Mention(int s, int passage, int n)
    {
        var about = About(s, passage, n);
        return
        [
            Id(s, Row.Mention, (passage * 2) + n), Id(s, Row.Passage, passage), about.Id, about.OrganisationId, "describes",
            "condemns", "confirmed", MadePeople.Liaison(s), At(s),
        ];
    }

    private object?[] Ask(int s) =>
    [
        Id(s, Row.Ask), Draw.Reference("ASK", At(s).Year, s), Id(s, Row.Passage), codes.Parties[s % codes.Parties.Count],
        codes.Parties[(s + 1) % codes.Parties.Count], Measure(s), $"{Day(s):yyyy-MM-dd}", Day(s),
        s % 16 == 0 ? "taken" : s % 8 == 0 ? "partly-taken" : "open", At(s), MadePeople.Liaison(s), 1L,
    ];

    private object?[] Response(int s) =>
    [
        Id(s, Row.Response), Draw.Reference("RSP", At(s).Year, s), Measure(s), codes.Parties[(s + 1) % codes.Parties.Count],
        $"{Day(s).AddDays(1):yyyy-MM-dd}", Day(s).AddDays(1), Prose.Title(new Draw(s)), s % 80 == 0, At(s), MadePeople.Liaison(s), 1L,
    ];

    private string Measure(int s) => codes.Measures[s / 4 % codes.Measures.Count];

    private static string Text(int s, int paragraph) => Prose.Of(new Draw((s * 100L) + paragraph), 80);

    /// <summary>Two different ones for the two mentions of a passage.</summary>
    private MadeIncident About(int s, int passage, int n) => mentionable[((s * 7) + (passage * 2) + n) % mentionable.Count];

    private DateTimeOffset At(int s) => end - TimeSpan.FromDays(2) - TimeSpan.FromHours(12.0 * (Count - s));

    private DateOnly Day(int s) => DateOnly.FromDateTime(At(s).UtcDateTime);

    private Guid Id(int s, Row kind, int part = 0) => Draw.Id(At(s), kind, s, part);
}
