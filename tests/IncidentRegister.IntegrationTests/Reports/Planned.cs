using System.Globalization;
using System.Text.Json;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>Reports, and releases for them to tell of, put where the register would have put them.</summary>
internal static class Planned
{
    public static KeepReport Weekly => Written(new KeepReport { IsStarted = true });

    /// <summary>Every Monday at eight, all there is to tell.</summary>
    public static T Written<T>(T written) where T : ReportWriting => written with
    {
        Name = "Weekly, all regions",
        Sections = [.. ReportSections.All],
        Rhythm = "weekly",
        Weekday = "1",
        Time = "08:00",
        Zone = "Europe/Amsterdam",
        Ceiling = "green",
        HasCsv = true,
        WhenNothingNew = "say",
    };

    public static void SetTo(this TestClock clock, string instant) => clock.Shift = At(instant) - TimeProvider.System.GetUtcNow();

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static async Task<int> RunAll(this Register register)
    {
        var made = 0;
        while (await register.As(CurrentUser.TheClerk).Send(new RunDueReports())) made++;
        return made;
    }

    public static Task<List<ReportRun>> Runs(this Register register, Guid report) => register.Read(db =>
        db.ReportRuns.AsNoTracking().Where(r => r.ReportId == report).OrderBy(r => r.AsOf).ToListAsync());

    /// <summary>Releases one, with what was asked and done about it.</summary>
    public static async Task<string> Release(
        this Register register, string title, string at, string tlp = "green", string[]? types = null, string? corrects = null, params Line[] ledger)
    {
        var (id, reference) = (Guid.NewGuid(), $"REL-2026-{Guid.NewGuid().ToString("N")[..5].ToUpperInvariant()}");
        await Run(register, """
            insert into releases (id, reference, title, summary, language, audience, tlp, act_types, target_categories, country, occurred,
                released_at, sha256, snapshot, corrects_id)
              values ($1, $2, $3, 'What others may know.', 'en', 'coalition', $4, $5, '{}', 'FR', '2026-11', $6, '\x00', $7::jsonb,
                (select id from releases where reference = $8))
            """, id, reference, title, tlp, types ?? ["raid"], At(at),
            JsonSerializer.Serialize(new { ledger = ledger.Select(l => new { kind = l.Kind, reference = l.Reference, measure = "M1", state = l.State, day = l.Day }) }),
            corrects ?? "");
        return reference;
    }

    public static Task Withdraw(this Register register, string reference, string at) => Run(register, """
        insert into release_withdrawals (release_id, at, reason) select id, $2, 'It told too much at http://evil.example.' from releases where reference = $1
        """, reference, At(at));

    private static async Task Run(Register register, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(register.Database.As("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    internal sealed record Line(string Kind, string Reference, string Day, string? State = null);
}
