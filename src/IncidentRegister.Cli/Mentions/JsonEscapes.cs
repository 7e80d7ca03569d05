using System.Globalization;
using System.Text;

namespace IncidentRegister.Cli.Mentions;

/// <summary>Reads a string of JSON code unit by code unit, so that halves of characters keep their places.</summary>
internal static class JsonEscapes
{
    /// <param name="quoted">As it stands in the file, with its quotation marks; well-formed JSON.</param>
    public static string Read(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            if (quoted[at] != '\\')
            {
                text.Append(quoted[at]);
                continue;
            }

            at++;
            if (quoted[at] == 'u')
            {
                var hex = quoted.AsSpan(at + 1, 4);
                text.Append((char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 4;
            }
            else text.Append(Plain(quoted[at]));
        }

        return text.ToString();
    }

    private static char Plain(char escaped) => escaped switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        _ => escaped,
    };
}
