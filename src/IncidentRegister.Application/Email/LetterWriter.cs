using System.Globalization;
using System.Text;

namespace IncidentRegister.Application.Email;

/// <summary>
/// Puts a letter into the form in which mail travels (RFC 2045). Every body is in base64, so that no line is too long,
/// none begins with a dot and no server on the way has reason to change one.
/// </summary>
internal static class LetterWriter
{
    /// <param name="sender">An address; its domain names the message, because no name of this machine may.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The parts of the message, one after another; files are shared among letters and not copied.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(Letter letter, string sender, DateTimeOffset now)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var text = new StringBuilder(4096 + (2 * (letter.Text.Length + (letter.Html?.Length ?? 0))));
        Head(text, letter, sender, now);
        if (letter.Html is not { } html && letter.Files.Count == 0)
        {
            TextPart(text, "plain", letter.Text);
            return [Bytes(text)];
        }

        var (outer, inner) = ($"m-{letter.Name}", $"a-{letter.Name}");
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=\"{outer}\"\r\n\r\n--{outer}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"{inner}\"\r\n\r\n--{inner}\r\n");
        TextPart(text, "plain", letter.Text);
        if (letter.Html is { } laidOut)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{inner}\r\n");
            TextPart(text, "html", laidOut);
        }

        text.Append(CultureInfo.InvariantCulture, $"--{inner}--\r\n");
        foreach (var file in letter.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{outer}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {MailHeader.Words(file.ContentType)}\r\nContent-Transfer-Encoding: base64\r\n");
            text.Append(CultureInfo.InvariantCulture, $"Content-Disposition: attachment; {MailHeader.FileName(file.Name)}\r\n\r\n");
            parts.Add(Bytes(text));
            parts.Add(file.Encoded);
            text.Clear();
        }

        text.Append(CultureInfo.InvariantCulture, $"--{outer}--\r\n");
        parts.Add(Bytes(text));
        return parts;
    }

    /// <summary>Lines of 76 characters, each with its end.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> content) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks) + "\r\n");

    private static void Head(StringBuilder text, Letter letter, string sender, DateTimeOffset now)
    {
        var domain = sender[(sender.LastIndexOf('@') + 1)..];
        Line(text, "From", $"<{sender}>");
        Line(text, "To", MailHeader.Mailbox(letter.RecipientName, letter.Recipient));
        Line(text, "Subject", MailHeader.Words(letter.Subject));
        Line(text, "Date", now.ToUniversalTime().ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Line(text, "Message-ID", $"<{letter.Name}@{domain}>");
        Line(text, "MIME-Version", "1.0");
        Line(text, "Auto-Submitted", "auto-generated");
        Line(text, "Content-Language", letter.Language);
        if (letter.List is not { } list) return;

        Line(text, "Precedence", "bulk");
        Line(text, "List-Id", $"<{list.Name}.{domain}>");
        Line(text, "List-Unsubscribe", $"<{list.StopAddress}>");
        Line(text, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void TextPart(StringBuilder text, string kind, string content)
    {
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        var lines = content.ReplaceLineEndings("\r\n");
        text.Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(lines), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
    }

    private static byte[] Bytes(StringBuilder text) => Encoding.ASCII.GetBytes(text.ToString());
}
