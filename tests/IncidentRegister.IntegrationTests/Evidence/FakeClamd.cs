using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>
/// A clamd on a loopback socket that finds what a file says of itself: INFECTED, HANGS, GARBAGE, TOO-LARGE, CUT; all else
/// is clean.
/// </summary>
public sealed class FakeClamd : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();

    public FakeClamd()
    {
        listener.Start();
        _ = Serve();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The last file that arrived whole.</summary>
    public byte[] Last { get; private set; } = [];

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Serve()
    {
        while (!ending.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(ending.Token);
            _ = Answer(client);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8)) return;

        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var next = BinaryPrimitives.ReadInt32BigEndian(length);
            if (next == 0) break;
            var piece = new byte[next];
            await stream.ReadExactlyAsync(piece);
            file.Write(piece);
        }

        Last = file.ToArray();
        var text = Encoding.Latin1.GetString(Last);
        if (text.Contains("HANGS", StringComparison.Ordinal)) await Task.Delay(Timeout.Infinite, ending.Token);
        if (text.Contains("CUT", StringComparison.Ordinal)) return;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Reply(text)));
    }

    private static string Reply(string text) =>
        text.Contains("INFECTED", StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND\0"
        : text.Contains("GARBAGE", StringComparison.Ordinal) ? "stream: OK, I think\0"
        : text.Contains("TOO-LARGE", StringComparison.Ordinal) ? "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0"
        : "stream: OK\0";
}
