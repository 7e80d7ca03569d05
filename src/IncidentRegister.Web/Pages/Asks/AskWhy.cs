using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Responses;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>Words why the finder takes words for an ask, in the language of the page; those of the text keep their own direction.</summary>
public static class AskWhy
{
    // Where the words of the text go: no sentence has this character.
    private const string Marker = "\uFFFC";

    public static IHtmlContent Of(IReadOnlyList<AskReason> reasons, IStringLocalizer<Texts> texts)
    {
        var html = new HtmlContentBuilder();
        foreach (var (reason, index) in reasons.Select((r, i) => (r, i)))
        {
            if (index > 0) html.Append("; ");
            var sentence = texts[$"ask.why.{Code.Of(reason.Kind)}", Marker].Value;
            var cut = sentence.IndexOf(Marker, StringComparison.Ordinal);
            html.Append(cut < 0 ? sentence : sentence[..cut]);
            if (cut >= 0) html.AppendHtml("<bdi>").Append(reason.What).AppendHtml("</bdi>").Append(sentence[(cut + Marker.Length)..]);
        }

        return html;
    }
}
