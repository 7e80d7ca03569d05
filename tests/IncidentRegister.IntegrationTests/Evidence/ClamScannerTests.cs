using System.Net.Sockets;
using System.Text;
using IncidentRegister.Application.Evidence;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>Whatever a scanner does, only its "OK" lets a file out of quarantine.</summary>
public sealed class ClamScannerTests : IDisposable
{
    private readonly FakeClamd clamd = new();

    public void Dispose() => clamd.Dispose();

    [Fact]
    public async Task A_clean_file_arrives_whole_and_is_clean()
    {
        var content = new byte[200_000];

        Assert.Equal(ScanAnswer.Clean, await Scan(clamd.Address, content));
        Assert.Equal(content, clamd.Last);
    }

    [Fact]
    public async Task What_is_found_is_named() =>
        Assert.Equal(ScanAnswer.Found("Eicar-Test-Signature"), await Scan(clamd.Address, "INFECTED"u8.ToArray()));

    [Theory]
    [InlineData("HANGS")]
    [InlineData("GARBAGE")]
    [InlineData("TOO-LARGE")]
    [InlineData("CUT")]
    public async Task Any_other_answer_and_none_at_all_are_no_answer(string how) =>
        Assert.Equal(ScanAnswer.None, await Scan(clamd.Address, Encoding.ASCII.GetBytes(how)));

    [Theory]
    [InlineData("stream: OK\n")]
    [InlineData("stream: ok")]
    [InlineData(" stream: OK")]
    [InlineData("OK")]
    [InlineData("")]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream:  FOUND")]
    public void A_reply_is_taken_word_for_word(string reply) => Assert.Equal(ScanAnswer.None, ClamScanner.Understood(reply));

    [Fact]
    public async Task A_scanner_that_is_away_gives_no_answer()
    {
        Assert.Equal(ScanAnswer.None, await Scan("127.0.0.1:1", [1]));
        Assert.Equal(ScanAnswer.None, await Scan("unix:/nowhere/clamd.ctl", [1]));
    }

    [Fact]
    public async Task It_is_reached_by_a_socket_of_the_file_system_too()
    {
        var folder = Directory.CreateTempSubdirectory("clamd-");
        var path = Path.Combine(folder.FullName, "clamd.ctl");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var scan = Scan($"unix:{path}", [1, 2, 3]);

        using (var accepted = await listener.AcceptAsync())
        {
            await using var stream = new NetworkStream(accepted);
            await stream.ReadExactlyAsync(new byte["zINSTREAM\0".Length + 4 + 3 + 4]);
            await stream.WriteAsync("stream: OK\0"u8.ToArray());
        }

        Assert.Equal(ScanAnswer.Clean, await scan);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("clamd")]
    [InlineData(":3310")]
    [InlineData("clamd:70000")]
    public void An_address_that_is_none_is_told_at_once(string address) =>
        Assert.Throws<FormatException>(() => new ClamScanner(address, TimeSpan.FromSeconds(1)));

    private static Task<ScanAnswer> Scan(string address, byte[] content) =>
        new ClamScanner(address, TimeSpan.FromSeconds(2)).Scan(Pieces(content), CancellationToken.None);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(byte[] content)
    {
        foreach (var piece in content.Chunk(64 * 1024))
        {
            await Task.Yield();
            yield return piece;
        }
    }
}
