using System.Security.Cryptography;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>What is read is what was written, or nothing.</summary>
public sealed class EvidenceStoreTests : IDisposable
{
    private const int Chunk = 64 * 1024;
    private const int Sealed = Chunk + 16;
    private const int Header = 72;

    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(2 * Chunk)]
    [InlineData(3 * 1024 * 1024)]
    public async Task What_was_written_is_read(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var at = await folder.Keep(content);

        var (bytes, failure) = await folder.Read(at, folder.Open());
        Assert.Null(failure);
        Assert.Equal(content, bytes);
    }

    [Fact]
    public async Task Nothing_of_it_can_be_read_on_the_disk_and_nobody_else_may_open_it()
    {
        var at = await folder.Keep("They came at night, three of them."u8.ToArray());

        Assert.Equal(-1, (await File.ReadAllBytesAsync(folder.PathOf(at))).AsSpan().IndexOf("night"u8));
        Assert.All([.. folder.Files, .. folder.Keys], file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(32, new FileInfo(Assert.Single(folder.Keys)).Length);
    }

    [Fact]
    public async Task Every_single_byte_that_is_changed_is_found()
    {
        var at = await folder.Keep(RandomNumberGenerator.GetBytes(300));
        var bytes = await File.ReadAllBytesAsync(folder.PathOf(at));

        for (var place = 0; place < bytes.Length; place++)
        {
            bytes[place] ^= 0x10;
            await File.WriteAllBytesAsync(folder.PathOf(at), bytes);
            var (read, failure) = await folder.Read(at);
            bytes[place] ^= 0x10;

            Assert.Empty(read);
            Assert.True(failure is EvidenceDamagedException or EvidenceMissingException, $"Byte {place}: {failure}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_changed_byte_ends_the_reading_before_its_chunk(int chunk)
    {
        var content = RandomNumberGenerator.GetBytes(2 * Chunk + 100);
        var at = await folder.Keep(content);
        await Alter(at, bytes => bytes[Header + chunk * Sealed + 50] ^= 1);

        var (read, failure) = await folder.Read(at);

        Assert.IsType<EvidenceDamagedException>(failure);
        Assert.Equal(content[..(chunk * Chunk)], read);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Header - 1)]
    [InlineData(Header)]
    [InlineData(Header + 15)]
    [InlineData(Header + Sealed)]
    [InlineData(Header + Sealed - 1)]
    [InlineData(Header + Sealed + 1)]
    [InlineData(Header + 2 * Sealed)]
    [InlineData(Header + 2 * Sealed + 116 - 1)]
    public async Task A_file_that_was_cut_off_is_found(int length)
    {
        var content = RandomNumberGenerator.GetBytes(2 * Chunk + 100);
        var at = await folder.Keep(content);
        await Alter(at, bytes => bytes[..length]);

        var (read, failure) = await folder.Read(at);

        Assert.IsType<EvidenceDamagedException>(failure);
        Assert.Equal(content[..read.Length], read);
        Assert.True(read.Length <= Math.Max(0, length - Header) / Sealed * Chunk);
    }

    [Fact]
    public async Task Chunks_that_were_swapped_repeated_left_out_or_added_are_found()
    {
        var content = RandomNumberGenerator.GetBytes(3 * Chunk);
        Func<byte[], byte[]>[] changes =
        [
            b => [.. b[..Header], .. b[(Header + Sealed)..(Header + 2 * Sealed)], .. b[Header..(Header + Sealed)], .. b[(Header + 2 * Sealed)..]],
            b => [.. b[..(Header + Sealed)], .. b[Header..(Header + Sealed)], .. b[(Header + 2 * Sealed)..]],
            b => [.. b[..Header], .. b[(Header + Sealed)..]],
            b => [.. b, .. b[(Header + 2 * Sealed)..]],
            b => [.. b, 0],
        ];

        foreach (var change in changes)
        {
            var at = await folder.Keep(content);
            await Alter(at, change);
            var (read, failure) = await folder.Read(at);

            Assert.IsType<EvidenceDamagedException>(failure);
            Assert.Equal(content[..read.Length], read);
            Assert.True(read.Length < content.Length);
        }
    }

    [Fact]
    public async Task A_file_cannot_stand_in_for_another()
    {
        var content = RandomNumberGenerator.GetBytes(2 * Chunk);
        var (first, second) = (await folder.Keep(content), await folder.Keep(content));
        var header = (await File.ReadAllBytesAsync(folder.PathOf(first)))[..Header];

        await Alter(second, bytes => [.. header, .. bytes[Header..]]);
        Assert.IsType<EvidenceDamagedException>((await folder.Read(second)).Failure);

        File.Copy(folder.PathOf(first), folder.PathOf(second), overwrite: true);
        Assert.IsType<EvidenceDamagedException>((await folder.Read(second)).Failure);
        Assert.IsType<EvidenceDamagedException>((await folder.Read(first with { OrganisationId = Guid.NewGuid() })).Failure);
        Assert.Null((await folder.Read(first)).Failure);
    }

    [Fact]
    public async Task A_new_key_seals_and_an_old_one_still_opens()
    {
        var old = await folder.Keep([1, 2, 3]);
        var oldKey = Assert.Single(folder.Keys);
        await File.WriteAllBytesAsync(oldKey.Replace(Path.GetFileName(oldKey)[9..17], "ffffffff", StringComparison.Ordinal), RandomNumberGenerator.GetBytes(32));
        File.SetUnixFileMode(folder.Keys.Last(), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var recent = await folder.Keep([4, 5, 6]);
        var (before, after) = (await folder.Read(old), await folder.Read(recent));
        Assert.Equal([1, 2, 3, 4, 5, 6], before.Bytes.Concat(after.Bytes));

        File.Delete(oldKey);
        Assert.IsType<EvidenceMissingException>((await folder.Read(old)).Failure);
        Assert.Null((await folder.Read(recent)).Failure);
    }

    [Fact]
    public async Task A_key_that_others_may_open_is_not_used()
    {
        await folder.Keep([1]);
        File.SetUnixFileMode(Assert.Single(folder.Keys), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await Assert.ThrowsAsync<InvalidOperationException>(() => folder.Keep([1]));
        Assert.Single(folder.Files);
    }

    [Fact]
    public async Task What_was_broken_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => folder.Store.Keep<int>(StoreFolder.NewAddress(), async sealer =>
        {
            await sealer.Write(new byte[5 * Chunk], CancellationToken.None);
            throw new IOException("The line is dead.");
        }, CancellationToken.None));

        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task What_is_old_is_named_and_can_be_removed()
    {
        var (old, recent) = (await folder.Keep([1]), await folder.Keep([2]));
        var broken = Guid.NewGuid();
        await File.WriteAllBytesAsync(Path.Combine(folder.Folder, $"{broken:N}.part"), [3]);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var file in folder.Files.Where(f => f != folder.PathOf(recent))) File.SetLastWriteTimeUtc(file, now.UtcDateTime.AddDays(-2));

        Assert.Equal(new HashSet<Guid> { old.Id, broken }, folder.Store.KeptBefore(now.AddDays(-1)).ToHashSet());

        folder.Store.Remove(old.Id);
        folder.Store.Remove(broken);
        Assert.Equal([folder.PathOf(recent)], folder.Files);
    }

    [Fact]
    public async Task An_intake_counts_hashes_and_tells_the_kind()
    {
        byte[] film = [0, 0, 0, 24, .. "ftypisom"u8, .. RandomNumberGenerator.GetBytes(300_000)];

        var received = await Receive("a.mp4", film);

        Assert.Equal((EvidenceKind.Mp4, film.Length, "a.mp4"), (received.Kind, received.Size, received.GivenName));
        Assert.Equal(SHA256.HashData(film), received.Sha256);
        Assert.Single(folder.Files);
    }

    [Fact]
    public async Task What_an_intake_refuses_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => Receive("a.svg", "<svg/>"u8.ToArray()));
        var tooLarge = await Assert.ThrowsAsync<TooLargeException>(() => Receive("a.txt", new byte[EvidenceFile.MaxBytes + 1]));

        Assert.Equal(("evidence.markup", "evidence.too-large"), (refused.Rule, tooLarge.Rule));
        Assert.Empty(folder.Files);
    }

    private Task<ReceivedFile> Receive(string name, byte[] content)
    {
        var stream = new MemoryStream(content);
        return new EvidenceIntake(folder.Store, TimeProvider.System).Receive(Guid.NewGuid(), name, stream.ReadAsync, CancellationToken.None);
    }

    private Task Alter(EvidenceAddress at, Action<byte[]> change) => Alter(at, bytes =>
    {
        change(bytes);
        return bytes;
    });

    private async Task Alter(EvidenceAddress at, Func<byte[], byte[]> change) =>
        await File.WriteAllBytesAsync(folder.PathOf(at), change(await File.ReadAllBytesAsync(folder.PathOf(at))));
}
