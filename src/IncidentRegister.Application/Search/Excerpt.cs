using System.Text;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Application.Search;

/// <summary>A few words around what was looked for.</summary>
/// <param name="Text">Plain text, to be encoded by whoever shows it.</param>
/// <param name="Marks">Where the matched words stand in it, in their order; they do not overlap.</param>
public sealed record Excerpt(string Text, IReadOnlyList<TextSpan> Marks)
{
    /// <summary>
    /// Put before and after each matched word by the database. Unicode keeps these two code points for such private
    /// use, and <c>PlainText</c> refuses them in everything that is typed (https://www.unicode.org/faq/private_use.html).
    /// </summary>
    internal const char Opens = '\uFDD0';
    internal const char Closes = '\uFDD1';

    /// <summary>Options of PostgreSQL's <c>ts_headline</c> for a line or two out of a long text.</summary>
    internal static string OfText { get; } = $"StartSel={Opens}, StopSel={Closes}, MaxFragments=1, MaxWords=30, MinWords=12";

    /// <summary>The same for a title, which is shown whole.</summary>
    internal static string OfTitle { get; } = $"StartSel={Opens}, StopSel={Closes}, HighlightAll=true";

    /// <summary>Reads what <c>ts_headline</c> wrote. Markers without a partner mark nothing.</summary>
    internal static Excerpt From(string headline)
    {
        var text = new StringBuilder(headline.Length);
        var marks = new List<TextSpan>();
        int? start = null;
        foreach (var letter in headline)
        {
            switch (letter)
            {
                case Opens:
                    start = text.Length;
                    break;
                case Closes:
                    if (start < text.Length) marks.Add(new TextSpan(start.Value, text.Length));
                    start = null;
                    break;
                default:
                    text.Append(letter);
                    break;
            }
        }

        return new Excerpt(text.ToString(), marks);
    }
}
