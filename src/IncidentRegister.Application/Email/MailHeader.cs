using System.Net.Mail;

namespace IncidentRegister.Application.Email;

/// <summary>What may stand in the head of a mail, and how (RFC 5322, RFC 2047, RFC 2231).</summary>
internal static class MailHeader
{
    public const int AddressMaxLength = 254;

    /// <summary>Octets of text in one encoded word, which may be 75 characters long with all that is around it.</summary>
    private const int WordBytes = 42;

    /// <summary>
    /// Plain letters, one sign @ and a domain: nothing that could end a line, begin another address or need a server that
    /// speaks more than the oldest protocol.
    /// </summary>
    public static bool IsAddress(string address) =>
        address.Length is > 2 and <= AddressMaxLength
        && address.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '(' or ')' or ',' or ';' or ':' or '\\' or '[' or ']'))
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64 and var at
        && at == address.LastIndexOf('@') && at < address.Length - 1 && MailAddress.TryCreate(address, out _);

    /// <summary>Words in a header: as they are where they are plain and fit a line, else as encoded words.</summary>
    public static string Words(string text)
    {
        var shown = OneLine(text);
        return shown.Length <= 60 && shown.All(c => c is >= ' ' and < '\x7f') && !shown.Contains("=?", StringComparison.Ordinal)
            ? shown : string.Join("\r\n ", Encoded(shown));
    }

    /// <summary>A person's name before an address.</summary>
    public static string Mailbox(string? name, string address)
    {
        var shown = OneLine(name ?? "");
        if (shown.Length == 0) return $"<{address}>";

        return shown.Length <= 60 && shown.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ')
            ? $"{shown} <{address}>" : $"{string.Join("\r\n ", Encoded(shown))}\r\n <{address}>";
    }

    /// <summary>A file's name, once for old readers and once as it is.</summary>
    public static string FileName(string name)
    {
        var shown = OneLine(name);
        var plain = string.Concat(shown.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        return $"filename=\"{plain}\"" + (plain == shown ? "" : $";\r\n filename*=UTF-8''{Uri.EscapeDataString(shown)}");
    }

    // A control character could end the line, and the rest would be read as another header.
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static IEnumerable<string> Encoded(string text)
    {
        var word = new List<byte>(WordBytes);
        var letter = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(letter);
            if (word.Count + length > WordBytes)
            {
                yield return Word(word);
                word.Clear();
            }

            word.AddRange(letter.AsSpan(0, length));
        }

        if (word.Count > 0) yield return Word(word);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
