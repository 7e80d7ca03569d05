using System.IO.Compression;
using System.Text;

namespace IncidentRegister.UnitTests.Evidence;

/// <summary>Small files of every kind, made by hand.</summary>
internal static class Files
{
    public static byte[] Pdf => [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8, 0, 1, 2];
    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    public static byte[] Png => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
    public static byte[] Webp => [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0];
    public static byte[] Wav => [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 0, 0, 0];
    public static byte[] Tiff => [.. "II*\0"u8, 8, 0, 0, 0];
    public static byte[] Mp4 => [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0];
    public static byte[] Mov => [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0, 2, 0];
    public static byte[] TaggedMp3 => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFB];

    // 128 kbit/s at 44.1 kHz: frames of 417 bytes.
    public static byte[] BareMp3 => [0xFF, 0xFB, 0x90, 0, .. new byte[413], 0xFF, 0xFB, 0x90, 0, .. new byte[413]];
    public static byte[] Ogg => [.. "OggS"u8, 0, 2, 0, 0];
    public static byte[] Text => Encoding.UTF8.GetBytes("They came at night.\r\n\tThree of them; مكتب.\n");
    public static byte[] Mail => Encoding.ASCII.GetBytes("From: a@b.example\r\nTo: c@d.example\r\nSubject: You\r\n\tknow\r\n\r\n<html>we watch you</html>");
    public static byte[] Docx => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));
    public static byte[] Xlsx => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"));

    public static byte[] Odt
    {
        get
        {
            using var stream = new MemoryStream();
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                Write(zip, "mimetype", "application/vnd.oasis.opendocument.text", CompressionLevel.NoCompression);
                Write(zip, "content.xml", "<office/>");
            }

            return Stored(stream.ToArray());
        }
    }

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries) Write(zip, name, content);

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var entry = zip.CreateEntry(name, level).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    // .NET writes an uncompressed first entry as "deflated, level 0" in some versions; the format wants it stored.
    private static byte[] Stored(byte[] zip) =>
        zip.AsSpan(30).StartsWith("mimetypeapplication/"u8) ? zip : throw new InvalidOperationException("The first entry is not stored.");
}
