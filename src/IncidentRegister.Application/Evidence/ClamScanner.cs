using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Evidence;

/// <summary>What a scanner said of a file.</summary>
/// <param name="IsGiven">False: no answer that could be understood; the file stays where it is.</param>
/// <param name="Finding">What was found; null: nothing.</param>
public sealed record ScanAnswer(bool IsGiven, string? Finding)
{
    public static ScanAnswer Clean { get; } = new(true, null);
    public static ScanAnswer None { get; } = new(false, null);

    public static ScanAnswer Found(string what) => new(true, what);
}

/// <summary>
/// Asks clamd (<see href="https://docs.clamav.net/manual/Usage/Scanning.html#clamd">INSTREAM</see>). Only "OK", word for
/// word, is clean; set <c>AlertExceedsMax yes</c> and <c>StreamMaxLength</c> of at least 26M there, or a file over its
/// limits is said to be clean.
/// </summary>
/// <param name="address"><c>unix:/path</c> or <c>host:port</c>; anything else is a <see cref="FormatException"/>.</param>
/// <param name="patience">For a whole scan, from the first byte to the answer.</param>
public sealed partial class ClamScanner(string address, TimeSpan patience)
{
    private const string UnixPrefix = "unix:";
    private const int ReplyMaxLength = 1024;
    private readonly EndPoint endpoint = EndPointOf(address);

    /// <returns><see cref="ScanAnswer.None"/> when it is away, slow, or says what nobody understands.</returns>
    /// <exception cref="EvidenceMissingException">There is nothing to scan.</exception>
    /// <exception cref="EvidenceDamagedException">What there is to scan is not what was received.</exception>
    public async Task<ScanAnswer> Scan(IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            using var socket = await Connect(limit.Token);
            await using var stream = new NetworkStream(socket);
            await Send(stream, content, limit.Token);
            return Understood(await Reply(stream, limit.Token));
        }
        catch (Exception silent) when (silent is SocketException or IOException
            || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return ScanAnswer.None;
        }
    }

    internal static ScanAnswer Understood(string reply) =>
        reply == "stream: OK" ? ScanAnswer.Clean
        : Found().Match(reply) is { Success: true } found
            && !found.Groups[1].Value.StartsWith("Heuristics.Limits.Exceeded", StringComparison.Ordinal)
            ? ScanAnswer.Found(found.Groups[1].Value)
        : ScanAnswer.None;

    private static async Task Send(NetworkStream stream, IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        await foreach (var piece in content.WithCancellation(ct))
        {
            if (piece.Length == 0) continue; // nought is the end
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, ct);
    }

    private static async Task<string> Reply(NetworkStream stream, CancellationToken ct)
    {
        var reply = new byte[ReplyMaxLength];
        var length = 0;
        while (length < reply.Length && await stream.ReadAsync(reply.AsMemory(length), ct) is > 0 and var more)
        {
            length += more;
            if (Array.IndexOf(reply, (byte)0, 0, length) is >= 0 and var end) return Encoding.UTF8.GetString(reply, 0, end);
        }

        return ""; // broken off, or longer than any answer is
    }

    private async Task<Socket> Connect(CancellationToken ct)
    {
        var socket = endpoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static EndPoint EndPointOf(string address)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal)) return new UnixDomainSocketEndPoint(address[UnixPrefix.Length..]);

        var colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new DnsEndPoint(address[..colon].Trim('[', ']'), port)
            : throw new FormatException($"No address of a scanner: {address}. Write unix:/path or host:port.");
    }

    [GeneratedRegex(@"^stream: ([\x21-\x7e]{1,200}) FOUND$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Found();
}
