using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>
/// Takes the words out of a file that somebody sends as the text of a statement. What the file is, its content says. It is
/// read in memory, never kept, and nothing that it names is fetched.
/// </summary>
public sealed class StatementIntake(PdfText pdf)
{
    /// <summary>Bytes of a file.</summary>
    public const int FileMaxBytes = 10 * 1024 * 1024;

    private const string Html = "text/html";

    /// <param name="read">Fills the memory as far as bytes have come, and returns how many; nought at the end.</param>
    /// <exception cref="RuleBrokenException">The file is not taken; the key's sentence says why.</exception>
    public async Task<TakenText> Take(string givenName, Func<Memory<byte>, CancellationToken, ValueTask<int>> read, CancellationToken ct)
    {
        var bytes = FileText.InUtf8(await Whole(read, ct));
        var name = FileName.Clean(givenName);
        var (text, mediaType) = Kind(bytes, name) switch
        {
            null => (HtmlText.Of(FileText.OfPage(bytes)), Html),
            EvidenceKind.Text => (FileText.Of(bytes), StatementVersion.PlainTextType),
            EvidenceKind.Docx => (DocxText.Of(bytes), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            EvidenceKind.Pdf => (await pdf.Of(bytes, ct), "application/pdf"),
            _ => throw new RuleBrokenException("statement.file.kind"),
        };

        RuleBrokenException.ThrowIf(string.IsNullOrWhiteSpace(text), mediaType == "application/pdf" ? "statement.file.scan" : "statement.no-text");
        RuleBrokenException.ThrowIf(text.Length > VersionOriginal.TextMaxLength, "statement.text-too-long");
        return new TakenText(text, mediaType, name);
    }

    private static async Task<byte[]> Whole(Func<Memory<byte>, CancellationToken, ValueTask<int>> read, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await read(piece, ct) is > 0 and var length)
        {
            RuleBrokenException.ThrowIf(whole.Length + length > FileMaxBytes, "statement.file.too-large");
            await whole.WriteAsync(piece.AsMemory(0, length), ct);
        }

        return whole.ToArray();
    }

    /// <summary>Null for a web page, which evidence may not be.</summary>
    private static EvidenceKind? Kind(byte[] bytes, string name)
    {
        var probe = new ContentProbe();
        probe.Take(bytes);
        try
        {
            return probe.Conclude(name);
        }
        catch (RuleBrokenException refused) when (refused.Rule == "evidence.markup")
        {
            RuleBrokenException.ThrowIf(FileName.ExtensionOf(name) is not ("html" or "htm" or "xhtml" or ""), "evidence.name-differs");
            return null;
        }
        catch (RuleBrokenException refused) when (refused.Rule == "evidence.kind-unknown")
        {
            throw new RuleBrokenException("statement.file.kind");
        }
    }
}
