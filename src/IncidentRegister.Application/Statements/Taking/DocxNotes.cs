using System.Globalization;
using System.Text;
using System.Xml;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>
/// The footnotes and endnotes of a Word document: numbered together in the order in which the text refers to them, and said
/// behind it. What nothing refers to (the line above the notes is kept among them) is not said.
/// </summary>
internal sealed class DocxNotes
{
    private const string Reference = "Reference";

    private readonly Dictionary<(string Kind, string Id), string> texts = [];
    private readonly Dictionary<(string Kind, string Id), string> marks = [];
    private readonly StringBuilder said = new();
    private int numbered;

    /// <summary>Takes the notes of a part; where two have one number, the first.</summary>
    public void Take(XmlReader part)
    {
        while (part.Read())
        {
            if (part.NodeType != XmlNodeType.Element || part.LocalName is not ("footnote" or "endnote")) continue;
            if (IdOf(part) is not { } id) continue;

            var kind = part.LocalName;
            using var note = part.ReadSubtree();
            if (DocxText.Words(note, notes: null).Trim() is { Length: > 0 } text) texts.TryAdd((kind, id), text);
        }
    }

    /// <summary>What stands in the text for a note; empty where there is no such note, or the author's own mark stands there.</summary>
    public string MarkOf(XmlReader reference)
    {
        if (IdOf(reference) is not { } id) return "";

        var note = (reference.LocalName[..^Reference.Length], id);
        if (marks.TryGetValue(note, out var mark) || !texts.TryGetValue(note, out var text)) return mark ?? "";

        var isOwn = reference.GetAttribute("customMarkFollows", reference.NamespaceURI) is not (null or "0" or "false" or "off");
        mark = isOwn ? "" : string.Create(CultureInfo.InvariantCulture, $"[{++numbered}]");
        said.Append(isOwn ? text : $"{mark} {text}").Append("\n\n"); // with the author's own mark it begins
        return marks[note] = mark;
    }

    /// <summary>Those that the text referred to, in that order, each in paragraphs of its own.</summary>
    public string Said => said.ToString();

    private static string? IdOf(XmlReader element) => element.GetAttribute("id", element.NamespaceURI);
}
