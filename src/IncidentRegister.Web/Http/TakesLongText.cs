using Microsoft.AspNetCore.Http.Metadata;

namespace IncidentRegister.Web.Http;

/// <summary>
/// A page whose form holds the whole text of a document. Much more is taken than may be kept, so that a text that is too
/// long is refused beside its field, with everything else that was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesLongTextAttribute : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    /// <summary>Bytes; a letter of Arabic takes six of them in a form.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    public long? MaxRequestBodySize => MostBytes;
    public bool? BufferBody => null;
    public int? MemoryBufferThreshold => null;
    public long? BufferBodyLengthLimit => MostBytes;
    public int? ValueCountLimit => null;
    public int? KeyLengthLimit => null;
    public int? ValueLengthLimit => MostBytes;
    public int? MultipartBoundaryLengthLimit => null;
    public int? MultipartHeadersCountLimit => null;
    public int? MultipartHeadersLengthLimit => null;
    public long? MultipartBodyLengthLimit => null;
}
