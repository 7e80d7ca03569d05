using System.IO.Compression;
using System.Text;
using System.Xml;
using IncidentRegister.Domain;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>
/// The words of a Word document: of its main part, and of the notes that it refers to. What it names outside of itself is
/// not looked for, and what was deleted with tracked changes is no text.
/// </summary>
internal static class DocxText
{
    private const string MainPart = "word/document.xml";
    private const string Damaged = "evidence.damaged";

    /// <summary>Bytes that the parts may unpack to together, whatever the archive's list says.</summary>
    private const int PartsMaxBytes = 40 * 1024 * 1024;

    private static readonly string[] NoteParts = ["word/footnotes.xml", "word/endnotes.xml"];

    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = PartsMaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="RuleBrokenException">It is no whole Word document, or unpacks to more than it says.</exception>
    public static string Of(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var main = Part(archive, MainPart) ?? throw new RuleBrokenException(Damaged);
            var (notes, unpacked) = (new DocxNotes(), 0L);
            foreach (var part in NoteParts.Select(name => Part(archive, name)).OfType<ZipArchiveEntry>())
            {
                using var noted = Read(part, ref unpacked);
                notes.Take(noted);
            }

            using var xml = Read(main, ref unpacked);
            return Words(xml, notes) + notes.Said;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or InvalidOperationException or DecoderFallbackException)
        {
            throw new RuleBrokenException(Damaged);
        }
    }

    private static ZipArchiveEntry? Part(ZipArchive archive, string name) =>
        archive.Entries.SingleOrDefault(e => e.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <param name="unpacked">Bytes of all parts so far.</param>
    private static XmlReader Read(ZipArchiveEntry part, ref long unpacked)
    {
        var bytes = Unpacked(part, unpacked);
        unpacked += bytes.Length;
        return XmlReader.Create(new MemoryStream(bytes), Careful);
    }

    private static byte[] Unpacked(ZipArchiveEntry part, long before)
    {
        using var packed = part.Open();
        using var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (packed.Read(piece) is > 0 and var length)
        {
            RuleBrokenException.ThrowIf(before + whole.Length + length > PartsMaxBytes, "evidence.unpacks-too-large");
            whole.Write(piece, 0, length);
        }

        return whole.ToArray();
    }

    /// <summary>A text box stands in a paragraph and has paragraphs of its own: they come before the one around them.</summary>
    /// <param name="notes">Where marks of notes come from; null within a note.</param>
    internal static string Words(XmlReader xml, DocxNotes? notes)
    {
        var text = new StringBuilder();
        var open = new Stack<StringBuilder>();
        for (var goesOn = xml.Read(); goesOn;)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "Fallback" or "moveFrom" or "del" or "rPr" or "pPr" or "sectPr")
            {
                xml.Skip(); // a second copy for older programs, what stands elsewhere now, and how things look
                goesOn = !xml.EOF;
                continue;
            }

            if (xml is { NodeType: XmlNodeType.Element, LocalName: "p", IsEmptyElement: false }) open.Push(new StringBuilder());
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" } && open.TryPop(out var whole)) text.Append(whole).Append("\n\n");
            else if (open.TryPeek(out var paragraph) && xml.NodeType == XmlNodeType.Element)
            {
                if (xml is { LocalName: "t", IsEmptyElement: false })
                {
                    paragraph.Append(xml.ReadElementContentAsString()); // stands behind the element already
                    continue;
                }

                paragraph.Append(Sign(xml, notes));
            }

            goesOn = xml.Read();
        }

        return text.ToString();
    }

    private static string Sign(XmlReader xml, DocxNotes? notes) => xml.LocalName switch
    {
        "tab" => " ",
        "br" or "cr" => "\n",
        "noBreakHyphen" => "-",
        "footnoteReference" or "endnoteReference" => notes?.MarkOf(xml) ?? "",
        _ => "",
    };
}
