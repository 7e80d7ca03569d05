using System.Buffers.Binary;

namespace IncidentRegister.Domain.Evidence;

/// <summary>By which bytes a kind of file is known, at places where its format fixes them.</summary>
internal static class Signatures
{
    private const int PdfSearchBytes = 1024; // how far readers of PDF look for its header

    // QuickTime and the ISO base media file format share a box "ftyp"; the brand in it tells them apart.
    private static readonly string[] Mp4Brands =
        ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "M4A ", "M4V ", "avc1", "dash", "MSNV", "3gp4", "3gp5", "3gp6"];

    /// <summary>The rule that content of a kind breaks which is known and not taken; null for all other content.</summary>
    public static string? RefusalOf(ReadOnlySpan<byte> head, bool hasControls) =>
        IsExecutable(head, hasControls) ? "evidence.executable"
        : IsArchive(head, hasControls) ? "evidence.archive"
        : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? "evidence.old-office"
        : head.StartsWith("GIF8"u8) || head.StartsWith("{\\rtf"u8) || head.StartsWith("%!PS"u8) ? "evidence.kind-unknown"
        : null;

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    public static bool HoldsPdf(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, PdfSearchBytes)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Null: none of those that a signature tells.</summary>
    public static EvidenceKind? KindOf(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? EvidenceKind.Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? EvidenceKind.Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? EvidenceKind.Png
        : IsRiff(head, "WEBP"u8) ? EvidenceKind.Webp
        : IsRiff(head, "WAVE"u8) ? EvidenceKind.Wav
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? EvidenceKind.Tiff
        : head.StartsWith("OggS"u8) ? EvidenceKind.Ogg
        : IsMp3(head) ? EvidenceKind.Mp3
        : Is(head, 4, "ftyp"u8) ? Film(head)
        : null;

    private static EvidenceKind? Film(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12) return null;
        if (Is(head, 8, "qt  "u8)) return EvidenceKind.Mov;
        var brand = System.Text.Encoding.Latin1.GetString(head.Slice(8, 4));
        return Mp4Brands.Contains(brand) ? EvidenceKind.Mp4 : null;
    }

    private static bool IsExecutable(ReadOnlySpan<byte> head, bool hasControls) =>
        (hasControls && head.StartsWith("MZ"u8)) // two letters, with which a plain text may begin as well
        || head.StartsWith("\x7F"u8 + "ELF"u8) || head.StartsWith("#!"u8) || head.StartsWith("\0asm"u8) || head.StartsWith("dex\n"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA])
        || Is(head, 1, [0xFA, 0xED, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0]);

    private static bool IsArchive(ReadOnlySpan<byte> head, bool hasControls) =>
        head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
        || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || (hasControls && head.StartsWith("BZh"u8)) || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A])
        || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || head.StartsWith("MSCF"u8) || head.StartsWith("PK\x05\x06"u8)
        || head.StartsWith("PK\x07\x08"u8) || Is(head, 257, "ustar"u8) || Is(head, 32769, "CD001"u8);

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) => head.StartsWith("RIFF"u8) && Is(head, 8, form);

    /// <summary>A tag before the music, or two frames of MPEG layer III, one right behind the other.</summary>
    private static bool IsMp3(ReadOnlySpan<byte> head) =>
        (head.StartsWith("ID3"u8) && head.Length > 10 && head[3] is >= 2 and <= 4)
        || (FrameLength(head) is > 0 and var length && length < head.Length && FrameLength(head[length..]) > 0);

    /// <summary>Bytes of the frame of MPEG 1 or 2, layer III, that begins here; nought for none (ISO 11172-3, 2.4.1.3).</summary>
    private static int FrameLength(ReadOnlySpan<byte> at)
    {
        if (at.Length < 4) return 0;
        var bits = BinaryPrimitives.ReadUInt32BigEndian(at);
        var isFirst = (bits >> 19 & 3) == 3;
        var (rate, frequency) = ((int)(bits >> 12 & 15), (int)(bits >> 10 & 3));
        if (bits >> 21 != 0x7FF || (bits >> 19 & 3) == 1 || (bits >> 17 & 3) != 1 || rate is 0 or 15 || frequency == 3) return 0;

        ReadOnlySpan<int> rates = isFirst
            ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
            : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        ReadOnlySpan<int> frequencies = [44_100, 48_000, 32_000];
        var hertz = frequencies[frequency] >> (isFirst ? 0 : (bits >> 19 & 3) == 2 ? 1 : 2);
        return (isFirst ? 144 : 72) * rates[rate] * 1000 / hertz + (int)(bits >> 9 & 1);
    }

    private static bool Is(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> bytes) =>
        head.Length >= offset + bytes.Length && head.Slice(offset, bytes.Length).SequenceEqual(bytes);
}
