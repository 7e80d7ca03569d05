using System.Text.Json;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;

namespace IncidentRegister.Application.Drafts;

/// <summary>
/// A file of a draft, as its author is told. Until the report is sent it lies unscanned, and nobody opens it.
/// </summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the original, in 64 hexadecimal digits.</param>
public sealed record DraftFileLine(
    Guid Id, string Name, string? About, EvidenceKind Kind, long Size, string Sha256, DateTimeOffset ReceivedAt);

/// <summary>What is known of a file, sealed like the draft that it belongs to.</summary>
internal static class DraftFiles
{
    public const int AtMost = 200;

    public static byte[] Close(this DraftSeal seal, EvidenceFacts facts) => seal.Close(facts.Id, JsonSerializer.Serialize(facts));

    /// <exception cref="NotFoundException">Its key is gone, as that of its draft is.</exception>
    public static EvidenceFacts Open(this DraftSeal seal, DraftFile file) =>
        seal.Open(file.Id, file.Content) is { } facts ? JsonSerializer.Deserialize<EvidenceFacts>(facts)! : throw new NotFoundException();

    public static DraftFileLine Line(this DraftSeal seal, DraftFile file)
    {
        var facts = seal.Open(file);
        return new DraftFileLine(
            file.Id, FileName.Clean(facts.GivenName), facts.About, facts.Kind, facts.Size, Convert.ToHexStringLower(facts.Sha256), file.ReceivedAt);
    }
}
