using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Mentions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Words why the finder asks, in the language of the page; the words of the text keep their own direction.</summary>
public static class Why
{
    /// <summary>One sentence, such as: “outlawed” tells of such an act; nine days after it.</summary>
    public static IHtmlContent Of(IReadOnlyList<MentionReason> reasons, IStringLocalizer<Texts> texts)
    {
        var html = new HtmlContentBuilder();
        foreach (var (reason, index) in reasons.Select((r, i) => (r, i)))
        {
            if (index > 0) html.Append("; ");
            var sentence = texts[KeyOf(reason), Marker, reason.Days ?? 0].Value;
            var cut = sentence.IndexOf(Marker, StringComparison.Ordinal);
            if (cut < 0)
            {
                html.Append(sentence);
                continue;
            }

            html.Append(sentence[..cut]).AppendHtml("<bdi>").Append(reason.What).AppendHtml("</bdi>")
                .Append(sentence[(cut + Marker.Length)..]);
        }

        return html.Append(reasons.Count > 0 ? "." : "");
    }

    // Where the words of the text go: no sentence has this character.
    private const string Marker = "\uFFFC";

    private static string KeyOf(MentionReason reason) => reason.Kind switch
    {
        MentionReasonKind.TargetNamed when reason.What.Length == 0 => "mention.reason.target-named-here",
        MentionReasonKind.ShortlyAfter when reason.Days == 0 => "mention.reason.same-day",
        MentionReasonKind.ShortlyAfter when reason.Days == 1 => "mention.reason.one-day-after",
        var kind => $"mention.reason.{Code.Of(kind)}",
    };
}
