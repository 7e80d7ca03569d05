using System.Buffers.Binary;
using System.Text;

namespace IncidentRegister.Domain.Evidence;

/// <summary>
/// Office files are ZIP archives. Read by the list at their end (APPNOTE.TXT, section 4.3) and never unpacked; an archive
/// whose list is odd in any way is not taken.
/// </summary>
internal static class OfficeArchive
{
    /// <summary>Bytes that all of it may unpack to, and how many times the packed size that may be.</summary>
    public const long UnpackedMaxBytes = 200L * 1024 * 1024;
    public const int MaxRatio = 100;

    private const int EndLength = 22;
    private const int EntryLength = 46;
    private static readonly byte[] OdtMark = "mimetypeapplication/vnd.oasis.opendocument.textPK"u8.ToArray();
    private static readonly string[] Macros = ["vbaproject.bin", "vbadata.xml", "macrosheets/", "activex/"];

    /// <summary>A list of entries stands at the end of what may begin as something else.</summary>
    public static bool EndsLikeOne(ReadOnlySpan<byte> tail)
    {
        for (var rest = tail; rest.LastIndexOf("PK\x05\x06"u8) is >= 0 and var at; rest = rest[..at])
        {
            if (tail.Length - at < EndLength) continue;
            var start = at - (long)BinaryPrimitives.ReadUInt32LittleEndian(tail[(at + 12)..]);
            if (start >= 0 && tail[(int)start..].StartsWith("PK\x01\x02"u8)) return true;
        }

        return false;
    }

    /// <exception cref="RuleBrokenException">It is another archive, carries macros, is locked, or unpacks to too much.</exception>
    public static EvidenceKind KindOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, long length)
    {
        var names = Names(List(tail, length), length);

        RuleBrokenException.ThrowIf(names.Exists(n => Macros.Any(m => n.Contains(m, StringComparison.Ordinal))
            || n.StartsWith("basic/", StringComparison.Ordinal) || n.StartsWith("scripts/", StringComparison.Ordinal)), "evidence.macros");
        var (isDocx, isXlsx) = (names.Contains("word/document.xml"), names.Contains("xl/workbook.xml"));
        var isOdt = head.Length > 30 && head[30..].StartsWith(OdtMark);
        var isOffice = isOdt ? !isDocx && !isXlsx : names.Contains("[content_types].xml") && (isDocx ^ isXlsx);
        RuleBrokenException.ThrowIf(!isOffice, "evidence.archive");
        return isOdt ? EvidenceKind.Odt : isDocx ? EvidenceKind.Docx : EvidenceKind.Xlsx;
    }

    /// <summary>The central directory; it must end where its own end record begins, and that where the file ends.</summary>
    private static ReadOnlySpan<byte> List(ReadOnlySpan<byte> tail, long length)
    {
        var at = tail.LastIndexOf("PK\x05\x06"u8);
        RuleBrokenException.ThrowIf(at < 0 || tail.Length - at < EndLength, "evidence.damaged");
        var end = tail[at..];
        var (size, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        var isWhole = BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) == 0 // one disk
            && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - EndLength
            && (long)offset + size == length - end.Length && size <= at;
        RuleBrokenException.ThrowIf(!isWhole, "evidence.damaged");
        return tail[(at - (int)size)..at];
    }

    private static List<string> Names(ReadOnlySpan<byte> list, long length)
    {
        var names = new List<string>();
        var (packed, unpacked) = (0L, 0L);
        while (list.Length > 0)
        {
            RuleBrokenException.ThrowIf(list.Length < EntryLength || !list.StartsWith("PK\x01\x02"u8), "evidence.damaged");
            RuleBrokenException.ThrowIf((BinaryPrimitives.ReadUInt16LittleEndian(list[8..]) & 1) != 0, "evidence.locked");
            packed += BinaryPrimitives.ReadUInt32LittleEndian(list[20..]);
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(list[24..]);
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var next = EntryLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(list[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            RuleBrokenException.ThrowIf(next > list.Length, "evidence.damaged");
            names.Add(Encoding.Latin1.GetString(list.Slice(EntryLength, nameLength)).ToLowerInvariant());
            list = list[next..];
        }

        // Entries that share their bytes claim, together, more than there is.
        RuleBrokenException.ThrowIf(packed > length, "evidence.damaged");
        RuleBrokenException.ThrowIf(unpacked > UnpackedMaxBytes || unpacked > MaxRatio * length, "evidence.unpacks-too-large");
        return names;
    }
}
