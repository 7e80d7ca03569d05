using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Audit;

/// <summary>The readable parts of a mail (RFC 2045, RFC 2046), for looking for plain words in them.</summary>
internal static partial class MailText
{
    /// <summary>A mail within a mail within a mail; nobody sends more.</summary>
    private const int DepthMax = 8;

    /// <summary>Every part that is text, decoded; of HTML the words alone.</summary>
    public static IEnumerable<string> Of(byte[] mail) => Parts(Encoding.Latin1.GetString(mail), DepthMax);

    private static IEnumerable<string> Parts(string entity, int depth)
    {
        var lines = entity.ReplaceLineEndings("\n");
        var end = lines.StartsWith('\n') ? 0 : lines.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || depth == 0) return [];

        // A header that begins with a blank goes on with the one before.
        var head = Folds().Replace(lines[..end], " ");
        var body = lines[(end == 0 ? 1 : end + 2)..];
        var type = Header(head, "Content-Type") ?? "text/plain";
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return Boundary().Match(type) is { Success: true } found ? Within(body, found.Groups["name"].Value, depth) : [];

        var text = Decode(body, Header(head, "Content-Transfer-Encoding")?.Trim().ToLowerInvariant());
        if (type.StartsWith("message/", StringComparison.OrdinalIgnoreCase)) return Parts(text, depth - 1);
        if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) return [Tags().Replace(text, "\n")];
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? [text] : [];
    }

    private static IEnumerable<string> Within(string body, string boundary, int depth) => $"\n{body}".Split($"\n--{boundary}").Skip(1)
        .TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal))
        .SelectMany(p => Parts(p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..], depth - 1));

    private static string? Header(string head, string name) => head.Split('\n')
        .FirstOrDefault(l => l.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private static string Decode(string body, string? encoding)
    {
        if (encoding == "quoted-printable") return Octets().Replace(
            body.Replace("=\n", "", StringComparison.Ordinal),
            m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        if (encoding != "base64") return body;

        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : "";
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex("""boundary\s*=\s*(?:"(?<name>[^"]+)"|(?<name>[^";\s]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Octets();
}
