using IncidentRegister.Application.Evidence;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>A store in a folder of its own, and no database.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("register-evidence-").FullName;

    public StoreFolder() => Store = Open();

    public string Folder => Path.Combine(root, "files");
    public string KeysFolder => Path.Combine(root, "keys");
    public FileEvidenceStore Store { get; }
    public IEnumerable<string> Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];
    public IEnumerable<string> Keys => Directory.GetFiles(KeysFolder).Order(StringComparer.Ordinal);

    /// <summary>As another process would find it.</summary>
    public FileEvidenceStore Open()
    {
        var settings = new EvidenceSettings(Folder, KeysFolder, null);
        return new FileEvidenceStore(settings, new EvidenceKeys(settings, TimeProvider.System));
    }

    public string PathOf(EvidenceAddress at) => Path.Combine(Folder, $"{at.Id:N}.sealed");

    public static EvidenceAddress NewAddress() => new(Guid.NewGuid(), Guid.NewGuid());

    public async Task<EvidenceAddress> Keep(byte[] content, EvidenceAddress? at = null, int piece = 10_000)
    {
        var address = at ?? NewAddress();
        await Store.Keep(address, async sealer =>
        {
            foreach (var part in content.Chunk(piece)) await sealer.Write(part, CancellationToken.None);
            return 0;
        }, CancellationToken.None);
        return address;
    }

    /// <summary>All that was handed out, and what ended it.</summary>
    public async Task<(byte[] Bytes, Exception? Failure)> Read(EvidenceAddress at, IEvidenceStore? from = null)
    {
        using var bytes = new MemoryStream();
        var failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (var piece in (from ?? Store).Read(at, CancellationToken.None)) bytes.Write(piece.Span);
        });
        return (bytes.ToArray(), failure);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
