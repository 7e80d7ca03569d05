using System.Text;
using System.Text.RegularExpressions;
using IncidentRegister.Domain;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>Bytes as text. What is in no encoding that the file names or shows is refused, not guessed.</summary>
internal static partial class FileText
{
    private const int CharsetSearchBytes = 4096;
    private const string Refusal = "statement.file.encoding";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A text in UTF-16 that says so in its first bytes, in UTF-8; everything else as it is.</summary>
    public static byte[] InUtf8(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Recoded(bytes, bigEndian: false),
        [0xFE, 0xFF, ..] => Recoded(bytes, bigEndian: true),
        _ => bytes,
    };

    /// <exception cref="RuleBrokenException">It is not in UTF-8.</exception>
    public static string Of(byte[] bytes) => Decoded(bytes, Utf8).TrimStart('\uFEFF');

    /// <summary>A web page may name an older encoding in its head.</summary>
    /// <exception cref="RuleBrokenException">It is not in the encoding that it names, nor in UTF-8.</exception>
    public static string OfPage(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, CharsetSearchBytes));
        var named = Charset().Match(head).Groups["name"].Value;
        var older = named.Length == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(
            named, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

        return Decoded(bytes, older ?? Utf8).TrimStart('\uFEFF');
    }

    private static byte[] Recoded(byte[] bytes, bool bigEndian) =>
        Encoding.UTF8.GetBytes(Decoded(bytes[2..], new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true)));

    private static string Decoded(byte[] bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBrokenException(Refusal);
        }
    }

    /// <summary>National code pages of one byte a letter; the others hide markup from whoever looks for it.</summary>
    [GeneratedRegex(@"<meta[^>]{0,200}charset\s*=\s*[""']?(?<name>windows-125\d|iso-8859-\d{1,2}|koi8-[ru])\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Charset();
}
