using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;
using IncidentRegister.Seeds;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>What requests send to the database, and how long they take beside that alone.</summary>
internal static class RequestTimes
{
    public const int Captured = 8;

    /// <summary>By the name of the request, what each of its first turns sent.</summary>
    public static async Task<Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>>> Sent(
        BenchServer server, string database, IReadOnlyList<QueueRequest> requests, CancellationToken ct)
    {
        var capture = new Capture(server, database);
        var sent = new Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>>();
        await capture.Begin(ct);
        try
        {
            // Without a pool, so that no connection keeps the setting when it is over.
            await using var services = ActingAs.Services(server.App(database) + ";Pooling=false");
            foreach (var request in requests)
            {
                var turns = new List<IReadOnlyList<SentGroup>>();
                if (request.CanRepeat) await request.Send(services, 0, ct); // what is read once and then remembered is no part of it
                for (var turn = 0; turn < Captured; turn++)
                {
                    var number = turn;
                    turns.Add(await capture.During(() => request.Send(services, number, ct), ct));
                }

                sent[request.Name] = turns;
            }
        }
        finally
        {
            await capture.End();
        }

        return sent;
    }

    /// <summary>Measures one request beside its SQL, prints a line, and returns the median of the request in milliseconds.</summary>
    public static async Task<double> Line(
        BenchServer server, string database, QueueRequest request, IReadOnlyList<IReadOnlyList<SentGroup>> sent, (int WarmUps, int Asked) turns,
        CancellationToken ct)
    {
        await using var services = ActingAs.Services(server.App(database));
        await Times(turns.WarmUps, turn => request.Send(services, Captured + turn, ct));
        var times = await Times(turns.Asked, turn => request.Send(services, Captured + turns.WarmUps + turn, ct));
        await using var replay = new Replay(server.App(database), sent);
        await Times(turns.WarmUps, turn => replay.Send(turn, ct));
        var floor = await Times(turns.Asked, turn => replay.Send(turn, ct));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{request.Name,-25} {times.P50,8:F1} {times.P99,8:F1} | {floor.P50,10:F1} | {floor.P50 / times.P50,5:F2} | {replay.Statements,10:F1}"));
        return times.P50;
    }

    public static async Task<(double P50, double P99)> Times(int count, Func<int, Task> ask)
    {
        var times = new double[count];
        for (var turn = 0; turn < count; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(turn);
            times[turn] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[count / 2], times[count * 99 / 100]);
    }
}
