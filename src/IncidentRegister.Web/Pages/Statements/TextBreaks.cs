using System.Globalization;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Where the paragraphs of a text that is being checked begin, and buttons that change it.</summary>
/// <param name="Paragraphs">Each in its sentences; empty where the text cannot be read, or is too long for buttons.</param>
public sealed record TextBreaks(IReadOnlyList<IReadOnlyList<string>> Paragraphs)
{
    /// <summary>Beyond that the page would weigh too much; the text field does it all the same.</summary>
    private const int MostSentences = 250;

    public static TextBreaks In(string? text, string? language)
    {
        var paragraphs = Read(text).Select(p => (IReadOnlyList<string>)
            [.. Sentences.Split(p, language ?? "en").Select(s => p[s.Start..s.End])]).ToList();
        return new TextBreaks(paragraphs.Sum(p => p.Count) <= MostSentences ? paragraphs : []);
    }

    /// <summary>The paragraphs of the text, or none where it cannot be kept as it is.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        try
        {
            return [.. StatementText.FromPlain(text ?? "").Paragraphs.Select(p => p.Text)];
        }
        catch (RuleBrokenException)
        {
            return [];
        }
    }

    /// <summary>The text after a button was pressed; as it was where the button fits no place of it.</summary>
    /// <param name="join">The number of a paragraph that takes the next one in.</param>
    /// <param name="cut">Paragraph and sentence, from 1, where a new paragraph begins: <c>3.2</c>.</param>
    public static string Change(string? text, string? language, string? join, string? cut)
    {
        var paragraphs = Read(text).ToList();
        if (Number(join) is { } at && at >= 1 && at < paragraphs.Count)
        {
            paragraphs[at - 1] += " " + paragraphs[at];
            paragraphs.RemoveAt(at);
        }
        else if (cut?.Split('.') is [var p, var s] && Number(p) is { } paragraph && paragraph >= 1 && paragraph <= paragraphs.Count)
        {
            var whole = paragraphs[paragraph - 1];
            var sentences = Sentences.Split(whole, language ?? "en");
            if (Number(s) is { } sentence && sentence >= 2 && sentence <= sentences.Count)
            {
                var start = sentences[sentence - 1].Start;
                paragraphs[paragraph - 1] = whole[..start].TrimEnd();
                paragraphs.Insert(paragraph, whole[start..]);
            }
        }

        return paragraphs.Count == 0 ? text ?? "" : string.Join("\n\n", paragraphs);
    }

    private static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
