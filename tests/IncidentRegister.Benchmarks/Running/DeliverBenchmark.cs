using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using IncidentRegister.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// What it costs that every copy is claimed and written down: 10,000 copies through the register, against the same letters
/// handed to the same mail server over as many connections by a loop that remembers nothing.
/// </summary>
internal static class DeliverBenchmark
{
    private const string Database = "bench_deliver";
    private const int Count = 10_000, Connections = 4;

    private const string People = """
        insert into organisations (id, name, entered_at) values (gen_random_uuid(), 'Recipients', now());
        insert into users (id, organisation_id, role, display_name, language, has_keys, user_name, normalized_user_name, email, normalized_email,
            email_confirmed, two_factor_enabled)
          select gen_random_uuid(), o.id, 'member', 'Recipient ' || n, 'en', false, a, upper(a), a, upper(a), true, false
            from organisations o, generate_series(1, 10000) n, lateral (select 'r' || n || '@test.example' as a) address
        """;

    private const string Copies = """
        with owner as (select id from users order by id limit 1),
        report as (
          insert into reports (id, owner_id, name, filter, sections, ceiling, has_csv, when_nothing_new, has_discreet_subject, has_pdf, created_at,
              started_at, version, minute, rhythm, weekday, zone_id)
            select gen_random_uuid(), id, 'Weekly', '', '{}', 'green', true, 'say', false, false, now(), now(), 1, 480, 'weekly', 1, 'UTC' from owner
            returning id),
        run as (
          insert into report_runs (id, report_id, period_key, as_of, since_at, made_at, is_late, outcome)
            select gen_random_uuid(), id, '2026-11-16', now(), now(), now(), false, 'test' from report returning id)
        insert into deliveries (id, run_id, recipient_id, language, ceiling, has_discreet_subject, state, attempts, opened_at, next_at)
          select gen_random_uuid(), run.id, u.id, (array['en', 'fr'])[1 + n % 2], (array['green', 'clear'])[1 + n / 2 % 2], false, 'pending', 0, now(), now()
            from run, (select id, row_number() over () as n from users) u
        """;

    public static async Task Run(CancellationToken ct)
    {
        using var server = BenchServer.Start();
        await server.Run("postgres", $"drop database if exists {Database} with (force)", ct);
        await Schema.Prepare(server.Superuser("postgres"), Database, ct);
        await Schema.Migrate(server.Owner(Database) + ";Pooling=false", ct);
        await server.Run(Database, People, ct);
        await using var sink = new SmtpSink { KeepsTexts = false }.Start();
        using var transport = new MailServer(new MailServerAddress("127.0.0.1", sink.Port, "register@register.example"), TimeProvider.System);
        var renderer = new PaddedRenderer();

        await Bare(transport, renderer, Count / 10, ct); // to be warm
        var before = await Bare(transport, renderer, Count / 2, ct);
        var asSet = new DeliverySettings { PerSecond = 0, Connections = Connections };
        foreach (var settings in new[] { asSet with { MostClaimed = 5 }, asSet })
        {
            sink.Mails.Clear();
            var rate = await Register(server, transport, renderer, sink, settings, ct);
            var after = await Bare(transport, renderer, Count / 2, ct);
            var bare = (before + after) / 2;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"claims of {settings.MostClaimed} at most: {rate:F0} copies/s, bare loop {bare:F0}/s around it, ratio {rate / bare:F2}"));
            before = after;
        }

        await server.Run("postgres", $"drop database {Database} with (force)", ct);
    }

    private static async Task<double> Register(
        BenchServer server, MailServer transport, PaddedRenderer renderer, SmtpSink sink, DeliverySettings settings, CancellationToken ct)
    {
        var opening = Stopwatch.StartNew();
        await server.Run(Database, Copies, ct);
        opening.Stop();
        await using var services = new ServiceCollection().AddLogging().AddApplication(server.App(Database))
            .AddScoped<ActingAs>().AddScoped<ICurrentUser>(scope => scope.GetRequiredService<ActingAs>())
            .AddSingleton<IErrands, Errands>().AddSingleton<IMailTransport>(transport).AddSingleton<IReportRenderer>(renderer)
            .AddSingleton(settings)
            .BuildServiceProvider();
        renderer.Asked = 0;
        GC.Collect();
        var held = Machine.Memory(Environment.ProcessId).Now;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watch = Stopwatch.StartNew();
        var going = ActivatorUtilities.CreateInstance<DeliveryRound>(services).Run(stop.Token);
        while (sink.Mails.Count < Count && watch.Elapsed < TimeSpan.FromMinutes(5)) await Task.Delay(10, ct);
        watch.Stop();
        var most = Machine.Memory(Environment.ProcessId).Now;
        await stop.CancelAsync();
        await going;

        var each = sink.Mails.Select(m => m.Recipient).Distinct().Count();
        var sent = await server.Ask<long>(Database, "select count(*) from deliveries where state = 'sent'", ct);
        await server.Run(Database, "delete from unsubscribe_links; delete from deliveries", ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Count:N0} opened in {opening.Elapsed.TotalSeconds:F1} s, sent in {watch.Elapsed.TotalSeconds:F1} s, rendered {renderer.Asked} times, "
            + $"{sink.Mails.Count:N0} messages to {each:N0} people, {sent:N0} rows say sent, memory {held} to {most} MB"));
        return Count / watch.Elapsed.TotalSeconds;
    }

    /// <returns>Messages in a second.</returns>
    private static async Task<double> Bare(MailServer transport, PaddedRenderer renderer, int count, CancellationToken ct)
    {
        var report = await renderer.Render(default, "en", Tlp.Green, ct);
        var files = report.Files.Select(f => new LetterFile(f.Name, f.ContentType, f.Content)).ToArray();
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var n && n <= count)
            {
                var answer = await transport.Send(new Letter
                {
                    Name = string.Create(CultureInfo.InvariantCulture, $"bare-{n}"),
                    Recipient = string.Create(CultureInfo.InvariantCulture, $"r{n}@test.example"),
                    Subject = report.Subject,
                    Text = report.Text,
                    Html = report.Html,
                    Language = "en",
                    Files = files,
                    List = new MailingList("report", "https://register.example/unsubscribe/0"),
                }, ct);
                if (answer.Outcome != MailOutcome.Accepted) throw new InvalidOperationException($"{answer}");
            }
        }));
        return count / watch.Elapsed.TotalSeconds;
    }

    private sealed class Errands(IServiceScopeFactory scopes) : IErrands
    {
        public async Task<TResult> Run<TResult>(CurrentUser by, IRequest<TResult> request, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActingAs>().Now = by;
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        }
    }

    /// <summary>As large as a weekly report: 9 KB laid out, 3 KB of text, a table and a print of it.</summary>
    private sealed class PaddedRenderer : IReportRenderer
    {
        public int Asked { get; set; }

        public Task<RenderedReport> Render(Guid runId, string language, Tlp ceiling, CancellationToken ct)
        {
            Asked++;
            return Task.FromResult(new RenderedReport(
                "[TLP:GREEN] Weekly report 2026-47", new string('w', 3_000), $"<html><body>{new string('w', 9_000)}</body></html>",
                [new ReportFile("report.csv", "text/csv", new byte[10_000]), new ReportFile("report.pdf", "application/pdf", new byte[60_000])]));
        }
    }
}
