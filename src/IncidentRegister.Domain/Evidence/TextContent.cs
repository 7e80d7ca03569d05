using System.Buffers;
using System.Text;

namespace IncidentRegister.Domain.Evidence;

/// <summary>Plain text and mail, which no signature tells: known by what is not in them.</summary>
internal static class TextContent
{
    /// <summary>Bytes that no text in UTF-8 or a national code page holds: controls but tab, line and page breaks.</summary>
    public static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(b => (byte)b).Except("\t\n\f\r"u8.ToArray()), (byte)0x7F]);

    private static readonly string[] Markup = ["<script", "<html", "<svg", "<!doctype", "<iframe", "<?php"];
    private static readonly string[] MailHeaders = ["from", "to", "date", "subject", "message-id", "received", "mime-version"];

    /// <exception cref="RuleBrokenException">It is markup, or no text at all.</exception>
    public static EvidenceKind KindOf(ReadOnlySpan<byte> head, bool hasControls, string name)
    {
        RuleBrokenException.ThrowIf(hasControls, "evidence.kind-unknown");
        var text = Encoding.Latin1.GetString(head); // every byte is a letter of it; only ASCII is looked for
        if (FileName.ExtensionOf(name) == "eml" && IsMail(text)) return EvidenceKind.Eml; // may hold HTML, as mail does

        RuleBrokenException.ThrowIf(StartsAsMarkup(text) || HoldsMarkup(head), "evidence.markup");
        return EvidenceKind.Text;
    }

    /// <summary>Something that a browser would take for a page, a picture of markup, or a server for a program.</summary>
    public static bool HoldsMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        return Markup.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static bool StartsAsMarkup(string text) =>
        text.TrimStart(' ', '\t', '\r', '\n', '\f', '\u00EF', '\u00BB', '\u00BF') is ['<', var next, ..]
        && (char.IsAsciiLetter(next) || next is '!' or '?');

    /// <summary>Lines <c>Name: value</c> and their continuations up to an empty line, two of the usual names among them.</summary>
    private static bool IsMail(string text)
    {
        var known = 0;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (line.Length == 0) return known >= 2;
            if (line[0] is ' ' or '\t') continue;
            var name = line.Split(':')[0];
            if (name.Length == line.Length || !name.All(c => c is > ' ' and < '\x7F')) return false;
            if (MailHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) known++;
        }

        return false;
    }
}
