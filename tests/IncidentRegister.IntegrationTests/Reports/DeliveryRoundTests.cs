using System.Text;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Tests.Support;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>What goes round: rendering once for many, anew after a withdrawal, stopping and a server that is away.</summary>
public sealed class DeliveryRoundTests(Register register) : IClassFixture<Register>
{
    private static readonly DeliverySettings Fast = DeliveryWorker.Settings with { PerSecond = 0, Lease = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task Every_recipient_gets_one_copy_rendered_once_for_each_language_and_ceiling_and_a_way_out_of_their_own()
    {
        await using var sink = new SmtpSink().Start();
        var people = await register.Make(40);
        var to = people.Select((p, n) => p with { Language = n % 2 == 0 ? "en" : "fr", Ceiling = n % 4 < 2 ? Tlp.Green : Tlp.Clear }).ToArray();
        var run = await register.Open(to);
        var renderer = new PlainRenderer();

        await Go(sink, renderer, Fast, () => IsDone(run));

        Assert.Equal((40, 40, 4), (sink.Mails.Count, sink.Mails.Select(m => m.Recipient).Distinct().Count(), renderer.Asked));
        Assert.All(await register.Copies(run), d => Assert.Equal(DeliveryState.Sent, d.State));
        var heads = sink.Mails.Select(m => m.Text.Split("\r\n").Single(l => l.StartsWith("List-Unsubscribe: ", StringComparison.Ordinal))).ToList();
        Assert.Equal(40, heads.Distinct().Count());
        Assert.All(sink.Mails, m => Assert.Contains("/unsubscribe/", FirstPart(m.Text), StringComparison.Ordinal));
        Assert.All(sink.Mails, m => Assert.Equal("MAIL FROM:<register@w.example>", m.Sender));
    }

    [Fact]
    public async Task After_a_withdrawal_what_is_left_is_rendered_anew()
    {
        await using var sink = new SmtpSink { Thinks = () => TimeSpan.FromMilliseconds(30) }.Start();
        var renderer = new PlainRenderer();
        var run = await register.Open(await register.Make(30));
        var isWithdrawn = false;

        await Go(sink, renderer, Fast with { Connections = 1 }, async () =>
        {
            if (sink.Mails.Count >= 5 && !isWithdrawn)
                isWithdrawn = await register.Read(async db =>
                {
                    await Application.Reports.Deliveries.Renew(db, default);
                    return true;
                });
            return await IsDone(run);
        });

        var versions = sink.Mails.Select(m => FirstPart(m.Text)[..12]).ToList();
        Assert.Equal(30, versions.Count);
        Assert.Equal(["Rendering 1,", "Rendering 2,"], versions.Distinct());
        Assert.Equal(versions.Order(StringComparer.Ordinal), versions);
    }

    [Fact]
    public async Task Asked_to_stop_it_leaves_nothing_in_doubt()
    {
        await using var sink = new SmtpSink { Thinks = () => TimeSpan.FromMilliseconds(20) }.Start();
        var run = await register.Open(await register.Make(60));

        await Go(sink, new PlainRenderer(), Fast with { Connections = 4 }, () => Task.FromResult(sink.Mails.Count >= 10));

        var copies = await register.Copies(run);
        Assert.All(copies, d => Assert.Contains(d.State, new[] { DeliveryState.Sent, DeliveryState.Pending }));
        Assert.Equal(sink.Mails.Count, copies.Count(d => d.State == DeliveryState.Sent));
        Assert.InRange(sink.Mails.Count, 10, 59);
        await Go(sink, new PlainRenderer(), Fast, () => IsDone(run));
        Assert.Equal((60, 60), (sink.Mails.Count, sink.Mails.Select(m => m.Recipient).Distinct().Count()));
    }

    [Fact]
    public async Task A_server_that_becomes_slow_leaves_little_in_doubt()
    {
        var (mails, inDoubt) = (0, -1);
        await using var sink = new SmtpSink
        {
            Thinks = () => Interlocked.Increment(ref mails) > 60 ? TimeSpan.FromMilliseconds(150) : TimeSpan.Zero,
        }.Start();
        var run = await register.Open(await register.Make(100));
        var settings = Fast with { Connections = 1, ClaimSpan = TimeSpan.FromMilliseconds(50), MostClaimed = 25 };

        await Go(sink, new PlainRenderer(), settings, async () =>
        {
            // By then the claims that were taken while it was fast have been given back, one dialogue after the other.
            if (sink.Mails.Count >= 72) inDoubt = (await register.Copies(run)).Count(d => d.State == DeliveryState.Sending);
            return inDoubt >= 0;
        });

        Assert.InRange(inDoubt, 0, 4);
        Assert.Equal(sink.Mails.Count, (await register.Copies(run)).Count(d => d.State == DeliveryState.Sent));
    }

    [Fact]
    public async Task A_server_that_is_away_costs_few_copies_an_attempt_and_the_rest_go_as_soon_as_it_is_back()
    {
        var isAway = true;
        await using var sink = new SmtpSink
        {
            Misbehaves = (step, _) => step == SinkStep.Banner && isAway ? new SinkFault(SinkStep.Banner, 421) : null,
        }.Start();
        var run = await register.Open(await register.Make(50));

        await Go(sink, new PlainRenderer(), Fast, async () =>
        {
            isAway &= sink.Connections < 3;
            return (await register.Copies(run)).TrueForAll(d => d.State == DeliveryState.Sent || d.Reason == DeliveryReason.Deferred);
        });

        var deferred = (await register.Copies(run)).Where(d => d.State == DeliveryState.Pending).ToList();
        Assert.InRange(deferred.Count, 1, 5);
        Assert.Equal(50 - deferred.Count, sink.Mails.Count);
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_waits_and_stops_no_other()
    {
        await using var sink = new SmtpSink().Start();
        var people = await register.Make(20);
        var bad = await register.Open([.. people[..10].Select(p => p with { Language = "es" })]);
        var good = await register.Open(people[10..]);

        await Go(sink, new PlainRenderer(), Fast, async () =>
            await IsDone(good) && (await register.Copies(bad)).TrueForAll(d => d.Reason == DeliveryReason.Deferred));

        Assert.Equal(10, sink.Mails.Count);
        Assert.All(await register.Copies(bad), d => Assert.Equal((DeliveryState.Pending, 1), (d.State, d.Attempts)));
    }

    [Fact]
    public async Task Messages_leave_no_faster_than_they_may()
    {
        await using var sink = new SmtpSink().Start();
        var run = await register.Open(await register.Make(11));
        var began = TimeProvider.System.GetTimestamp();

        await Go(sink, new PlainRenderer(), Fast with { PerSecond = 10, Connections = 4 }, () => IsDone(run));

        Assert.True(TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(0.95));
    }

    private async Task<bool> IsDone(Guid run) =>
        (await register.Copies(run)).TrueForAll(d => d.State is not (DeliveryState.Pending or DeliveryState.Sending));

    private async Task Go(SmtpSink sink, PlainRenderer renderer, DeliverySettings settings, Func<Task<bool>> until)
    {
        using var stop = new CancellationTokenSource();
        using var transport = DeliveryWorker.Transport(sink.Port, "w");
        await using var services = DeliveryWorker.Services(register.Database.App, transport, renderer, settings);
        var going = DeliveryWorker.Round(services).Run(stop.Token);
        for (var tries = 0; tries < 3000 && !await until(); tries++) await Task.Delay(20, CancellationToken.None);
        await stop.CancelAsync();
        await going;
    }

    private static string FirstPart(string mail)
    {
        var at = mail.IndexOf("base64\r\n\r\n", StringComparison.Ordinal) + 10;
        return Encoding.UTF8.GetString(Convert.FromBase64String(mail[at..mail.IndexOf("--", at, StringComparison.Ordinal)]));
    }
}
