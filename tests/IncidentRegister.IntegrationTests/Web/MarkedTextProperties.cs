using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using IncidentRegister.Web.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>Passages of any number that overlap in any way; the same ones in every run.</summary>
public partial class MarkedTextProperties
{
    private const string Text = "We call <on> the President & \"all\" States: هددت «الحق» بعقوبات, 😀 and e\u0301tat.";

    [Fact]
    public void However_passages_overlap_the_text_stays_and_just_what_they_cover_is_marked_once()
    {
        var dice = new Dice();
        for (var run = 0; run < 500; run++)
        {
            var spans = Enumerable.Range(1, dice.Between(0, 7)).Select(n => Span(dice, n)).ToList();

            var html = Html(spans);

            Assert.Equal(Text, Plain(Reference().Replace(html, "")));
            Assert.DoesNotMatch("<mark[^>]*>[^<]*<mark", html);
            Assert.Equal(spans.Select(s => s.Tag).Order(), Reference().Matches(html).Select(m => m.Groups[1].Value).Order());
            Check(spans, Reference().Replace(html, ""));
        }
    }

    /// <summary>Character by character: marked where any passage covers it, as what speaks loudest there.</summary>
    private static void Check(List<MarkedSpan> spans, string html)
    {
        var at = 0;
        foreach (Match piece in Piece().Matches(html))
        {
            var isMarked = piece.Groups[1].Success;
            var text = Plain(piece.Groups[isMarked ? 3 : 4].Value);
            for (var i = 0; i < text.Length; i++, at++)
            {
                var covering = spans.Where(s => s.Start <= at && at < s.End).ToList();
                Assert.Equal(covering.Count > 0, isMarked);
                if (covering.Count > 0) Assert.Equal(Css(covering.Max(s => s.Kind)), piece.Groups[2].Value);
            }
        }

        Assert.Equal(Text.Length, at);
    }

    private static MarkedSpan Span(Dice dice, int n)
    {
        var start = Whole(dice.Between(0, Text.Length));
        var end = Math.Max(Whole(dice.Between(start, Text.Length) + 1), start + 2);
        return new(start, Whole(Math.Min(end, Text.Length)), (MarkKind)dice.Between(0, 4), $"{n}", $"#s{n}", $"Link {n}");
    }

    /// <summary>Never within a character.</summary>
    private static int Whole(int at) => at < Text.Length && char.IsLowSurrogate(Text[at]) ? at - 1 : at;

    private static string Css(MarkKind kind) => kind switch
    {
        MarkKind.Rejected => "no",
        MarkKind.Linked => "ok",
        MarkKind.Ask => "ask",
        _ => "",
    };

    private static string Html(List<MarkedSpan> spans)
    {
        var output = new TagHelperOutput("marked-text", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new MarkedTextTagHelper { Text = Text, Spans = spans }.Process(
            new TagHelperContext([], new Dictionary<object, object>(), "test"), output);
        using var writer = new StringWriter();
        output.Content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    /// <summary>The same numbers in every run, so that a failure comes again.</summary>
    private sealed class Dice
    {
        private uint last = 20261121;

        /// <param name="end">Exclusive.</param>
        public int Between(int start, int end)
        {
            last = unchecked((last * 1664525) + 1013904223); // Numerical Recipes, chapter 7
            return start + (int)((last >> 8) % (uint)(end - start));
        }
    }

    [GeneratedRegex("<a [^>]*>([^<]*)</a>")]
    private static partial Regex Reference();

    [GeneratedRegex("</?mark[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("(<mark(?: class=\"(\\w+)\")?>([^<]+)</mark>)|([^<]+)")]
    private static partial Regex Piece();
}
