using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>
/// Three asks and two responses for each incident, in a copy of a database that is kept as long as that one: of a million,
/// they take most of an hour. Of six asks one is taken, one partly, one acknowledged, one declined, and two wait; the words of
/// an ask are those of any statement.
/// </summary>
internal sealed class MadeLedger(BenchServer server, BenchDatabase like)
{
    private const int AsksEach = 3;
    private const int ResponsesEach = 2;
    private const int Kinds = 6;

    /// <summary>Where the rows of <see cref="MadeStatements"/> end.</summary>
    private const int First = 1_000_000;

    private const string BeforeLoading = """
        set session_replication_role = replica;
        set synchronous_commit = off;
        set maintenance_work_mem = '256MB';
        """;

    private static readonly string[] States = ["open", "taken", "partly-taken", "acknowledged", "declined", "open"];

    public string Name { get; } = NameFor(like);

    public static string NameFor(BenchDatabase database) => database.Name + "_ledger";

    /// <summary>Loads it, unless it stands.</summary>
    public async Task Stand(CancellationToken ct)
    {
        if (await server.Ask<bool>("postgres", $"select exists (select from pg_database where datname = '{Name}')", ct)) return;

        var watch = Stopwatch.StartNew();
        var name = Name + BenchDatabase.Unfinished;
        await server.Run("postgres", $"drop database if exists {name} with (force)", ct);
        await server.Run("postgres", $"create database {name} owner register_owner template {like.Name}", ct);
        await using (var connection = await server.Open(name, ct)) await Load(connection, ct);
        await server.Run(name, """
            vacuum (analyze) asks, ask_incidents, ask_steps, responses, response_incidents, response_parties, fulfilments, ledger_gaps,
              ask_spans, ask_tallies, counted_spans, counts
            """, ct);
        await server.Run("postgres", $"checkpoint; alter database {name} rename to {Name}", ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loaded the ledger of {like.Incidents:N0} incidents in {watch.Elapsed.TotalSeconds:F0} s."));
    }

    private static async Task Load(NpgsqlConnection connection, CancellationToken ct)
    {
        var incidents = await Incidents(connection, ct);
        var passages = await Ids(connection, "select array(select id from passages order by id)", ct);
        var parties = await Ids(connection, "select array(select id from parties order by key)", ct);
        var codes = await Codes.Read(connection, ct);
        await Run(connection, BeforeLoading, ct);
        await Load(new Copy(connection), new Rows(incidents, passages, parties, codes.Measures), ct);
        await Run(connection, "analyze asks, ask_incidents, ask_steps, responses, response_incidents, response_parties, fulfilments", ct);
        await Run(connection, "select sec.rebuild_gaps(), sec.rebuild_spans()", ct);
        await Run(connection, "analyze ask_spans", ct);
        await Run(connection, "select sec.rebuild_counts()", ct);
    }

    private static async Task Load(Copy copy, Rows rows, CancellationToken ct)
    {
        await copy.Into("asks", "id reference passage_id issuer_id addressee_id measure asked_on asked_from reply_due state recorded_at author_id version",
            rows.Asks.Select(a => new object?[]
            {
                a.Id, Draw.Reference("ASX", 2026, a.Number), rows.Passages[a.Number % rows.Passages.Count], rows.Parties[a.Number % rows.Parties.Count],
                a.Addressee, a.Measure, $"{a.Day:yyyy-MM-dd}", a.Day, a.Day.AddDays(60), States[a.Number % Kinds], a.At, MadePeople.Liaison(a.Number), 2L,
            }), ct);
        await copy.Into("ask_incidents", "ask_id incident_id organisation_id", rows.Asks.Select(a => new object?[] { a.Id, a.About.Id, a.About.Organisation }), ct);
        await copy.Into("responses", "id reference measure party_id party_count taken_on taken_from title is_confidential recorded_at author_id version",
            rows.Responses.Select(r => new object?[]
            {
                r.Id, Draw.Reference("RSX", 2026, r.Number), r.Measure, r.Party, r.Number % 10 == 0 ? 93 : null, $"{r.Day:yyyy-MM-dd}", r.Day,
                "A response", IsConfidential(r), r.At, MadePeople.Liaison(r.Number), 1L,
            }), ct);
        await copy.Into("response_incidents", "response_id incident_id organisation_id",
            rows.Responses.Select(r => new object?[] { r.Id, r.About.Id, r.About.Organisation }), ct);
        await copy.Into("response_parties", "response_id party_id is_confidential taken_from", rows.Responses.Where(r => r.Number % 10 == 0).SelectMany(r =>
            Enumerable.Range(0, 5).Select(n => new object?[] { r.Id, rows.Parties[(r.Number + n) % rows.Parties.Count], IsConfidential(r), r.Day })), ct);
        await copy.Into("fulfilments", "response_id ask_id extent is_confidential", rows.Fulfilled.Select(f => new object?[]
            { f.Response.Id, f.Ask.Id, f.Ask.Number % Kinds == 1 ? "fully" : "partly", IsConfidential(f.Response) }), ct);
        await copy.Into("ask_steps", "id ask_id number state happened_on author_id at response_id is_confidential", rows.Fulfilled
            .Select(f => Step(f.Ask, f.Response.At, f.Response))
            .Concat(rows.Asks.Where(a => a.Number % Kinds is 3 or 4).Select(a => Step(a, a.At.AddDays(20), null))), ct);
    }

    private static bool IsConfidential(MadeResponse response) => response.Number % 50 == 0;

    private static object?[] Step(MadeAsk ask, DateTimeOffset at, MadeResponse? response) =>
    [
        Draw.Id(at, Row.Event, First + ask.Number, 7), ask.Id, 2L, States[ask.Number % Kinds], $"{at:yyyy-MM-dd}", MadePeople.Liaison(ask.Number), at,
        response?.Id, response is not null && IsConfidential(response),
    ];

    private static async Task<List<MadeAbout>> Incidents(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id, organisation_id, recorded_at from incidents where merged_into_id is null order by id", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var list = new List<MadeAbout>();
        while (await reader.ReadAsync(ct)) list.Add(new MadeAbout(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return list;
    }

    private static async Task<IReadOnlyList<Guid>> Ids(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (Guid[])(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record MadeAbout(Guid Id, Guid Organisation, DateTimeOffset RecordedAt);

    private sealed record MadeAsk(Guid Id, int Number, MadeAbout About, Guid Addressee, string Measure, DateTimeOffset At, DateOnly Day);

    private sealed record MadeResponse(Guid Id, int Number, MadeAbout About, Guid Party, string Measure, DateTimeOffset At, DateOnly Day);

    /// <summary>The same row for the same number, so that each table is written by itself.</summary>
    private sealed class Rows(IReadOnlyList<MadeAbout> incidents, IReadOnlyList<Guid> passages, IReadOnlyList<Guid> parties, IReadOnlyList<string> measures)
    {
        public IReadOnlyList<Guid> Passages => passages;
        public IReadOnlyList<Guid> Parties => parties;

        public IEnumerable<MadeAsk> Asks => Enumerable.Range(0, incidents.Count * AsksEach).Select(Ask);

        public IEnumerable<MadeResponse> Responses => Enumerable.Range(0, incidents.Count * ResponsesEach).Select(Response);

        /// <summary>What was taken, fully or partly, by a response about the same incident.</summary>
        public IEnumerable<(MadeAsk Ask, MadeResponse Response)> Fulfilled =>
            Asks.Where(a => a.Number % Kinds is 1 or 2).Select(a => (a, Response(a.Number / AsksEach * ResponsesEach)));

        private MadeAsk Ask(int n)
        {
            var about = incidents[n / AsksEach];
            var at = about.RecordedAt.AddHours(3 + (n % AsksEach));
            return new MadeAsk(Draw.Id(at, Row.Ask, First + n), n, about, parties[n * 7 % parties.Count], measures[n % measures.Count], at, Day(at));
        }

        private MadeResponse Response(int n)
        {
            var about = incidents[n / ResponsesEach];
            var at = about.RecordedAt.AddHours(8 + (n * 37 % 400));
            return new MadeResponse(
                Draw.Id(at, Row.Response, First + n), n, about, parties[n * 11 % parties.Count], measures[n * 5 % measures.Count], at, Day(at));
        }

        private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }
}
