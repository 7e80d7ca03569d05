using System.IO.Compression;
using System.Text;

namespace IncidentRegister.IntegrationTests.Statements;

/// <summary>Files of statements, made by hand.</summary>
internal static class TakenFiles
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <param name="body">Of the document, in the prefix <c>w</c>.</param>
    public static byte[] Docx(string body, string before = "") => Docx(body, before, []);

    /// <param name="parts">Besides the body, by their names in the file.</param>
    public static byte[] Docx(string body, string before, params (string Name, string Content)[] parts) => Zip(
    [
        ("[Content_Types].xml", "<Types/>"),
        .. parts,
        ("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{before}<w:document xmlns:w=\"{Word}\" "
            + $"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"),
    ]);

    /// <param name="kind"><c>footnote</c> or <c>endnote</c>.</param>
    /// <param name="notes">In the prefix <c>w</c>.</param>
    public static (string Name, string Content) Notes(string kind, string notes, string before = "") =>
        ($"word/{kind}s.xml", $"<?xml version=\"1.0\"?>{before}<w:{kind}s xmlns:w=\"{Word}\">{notes}</w:{kind}s>");

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

        return stream.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A program that stands where <c>pdftotext</c> would.</summary>
    public static string Program(string script)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("register-program-").FullName, "program");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
