using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Domain.Reports;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>
/// Two processes send at once, and are killed in the midst of it, again and again. REGISTER_TEST_RECIPIENTS (up to 10,000)
/// and REGISTER_TEST_KILLS (up to 500) make it larger; it talks with the loopback alone, and ends in time whatever happens.
/// </summary>
public sealed class DeliveryFaultTests(Register register, ITestOutputHelper output) : IClassFixture<Register>
{
    private static readonly int Count = Number("REGISTER_TEST_RECIPIENTS", 100, most: 10_000);
    private static readonly int Kills = Number("REGISTER_TEST_KILLS", 5, most: 500);

    /// <summary>Ten times what two processes need at their pace on a quiet machine, and ten seconds for each that starts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60 + (Count * 0.5) + (Kills * 10));

    private uint last = 20261121;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int started;

    [Fact]
    public async Task Every_recipient_has_one_copy_or_the_row_says_that_nobody_can_tell()
    {
        await using var sink = new SmtpSink { KeepsTexts = false, Thinks = () => TimeSpan.FromMilliseconds(Math.Abs(Environment.TickCount % 20)) }.Start();
        var people = await register.Make(Count);
        var run = await register.Open(people);
        var workers = new List<Process>();
        try
        {
            workers.AddRange([Start(sink), Start(sink)]);
            var killed = 0;
            for (; killed < Kills && await Reaches(sink, $"w{killed}.example", 1 + Below(4)); killed++)
            {
                await Task.Delay(Below(150)); // anywhere between this message and what follows the next one
                workers[killed].Kill(); // SIGKILL: it has no time to tell anybody
                workers.Add(Start(sink));
            }

            await Rest(run);
            output.WriteLine($"{killed} processes killed, {sink.Mails.Count} messages for {Count} recipients, {watch.Elapsed.TotalSeconds:F0} s");
            Assert.InRange(killed, Kills / 2, Kills);
        }
        finally
        {
            foreach (var worker in workers) using (worker) if (!worker.HasExited) worker.Kill();
        }

        var copies = await register.Copies(run);
        var addresses = await register.Read(db => db.Users.ToDictionaryAsync(u => u.Id, u => u.Email!));
        var arrived = sink.Mails.GroupBy(m => m.Recipient).ToDictionary(g => g.Key, g => g.Count());
        var states = copies.GroupBy(d => d.State).ToDictionary(g => g.Key, g => g.Count());
        output.WriteLine($"Doubled: {arrived.Count(a => a.Value > 1)}");
        output.WriteLine(string.Join(", ", states.Select(s => $"{s.Key}: {s.Value}"))
            + $"; of those in doubt {copies.Count(d => d.State == DeliveryState.Unknown && arrived.ContainsKey(addresses[d.RecipientId]))} had arrived");
        Assert.Equal(Count, copies.Count);
        Assert.DoesNotContain(arrived, a => a.Value > 1);
        Assert.All(copies, d => Assert.True(
            d.State == DeliveryState.Unknown || (d.State == DeliveryState.Sent && arrived.ContainsKey(addresses[d.RecipientId])), $"{d.State}, {d.Reason}"));
        Assert.True(states.GetValueOrDefault(DeliveryState.Sent) > Count / 3);
    }

    private Process Start(SmtpSink sink) =>
        DeliveryWorker.Start(register.Database.App, sink.Port, string.Create(CultureInfo.InvariantCulture, $"w{started++}"));

    /// <returns>False when there is nothing left for it to send.</returns>
    private async Task<bool> Reaches(SmtpSink sink, string worker, int mails)
    {
        for (var since = watch.Elapsed; watch.Elapsed - since < TimeSpan.FromMinutes(1) && watch.Elapsed < Patience; await Task.Delay(5))
        {
            if (sink.Mails.Count(m => m.Client == worker) >= mails) return true;
            if (sink.Mails.Count >= Count - 5) return false;
        }

        return false;
    }

    private async Task Rest(Guid run)
    {
        for (var since = watch.Elapsed; watch.Elapsed < since + (Patience / 2); await Task.Delay(100))
            if ((await register.Copies(run)).TrueForAll(d => d.State is not (DeliveryState.Pending or DeliveryState.Sending))) return;
    }

    private int Below(int end)
    {
        last = unchecked((last * 1664525) + 1013904223); // Numerical Recipes, chapter 7
        return (int)((last >> 8) % (uint)end);
    }

    private static int Number(string name, int otherwise, int most) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, most) : otherwise;
}
