using System.Diagnostics;
using System.Text;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.IntegrationTests.Statements;

public class StatementIntakeTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8];

    [Theory]
    [InlineData("statement.txt")]
    [InlineData("statement.md")]
    [InlineData("statement")]
    public async Task Plain_text_is_taken_as_it_stands(string name)
    {
        var taken = await Take(name, TakenFiles.Utf8("\uFEFFOne.\r\n\r\nTwo – مكتب."));

        Assert.Equal(("One.\r\n\r\nTwo – مكتب.", StatementVersion.PlainTextType, name), (taken.Text, taken.MediaType, taken.FileName));
    }

    [Fact]
    public async Task Text_in_utf_16_is_taken_where_it_says_so() =>
        Assert.Equal("One – مكتب.", (await Take("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("One – مكتب.")])).Text);

    [Fact]
    public async Task A_web_page_is_reduced_to_its_words()
    {
        const string Page = """
            <!DOCTYPE html><html><head><title>Site</title><meta charset="utf-8"><style>p > a { color: red }</style>
            <link rel="stylesheet" href="https://elsewhere.example/a.css"><script>if (a < b) alert("</p>");</script></head>
            <body onload="steal()"><nav><a href="/">Home</a></nav><!-- <p>hidden</p> --><h1>Joint &amp; several</h1>
            <p title="a > b">We <b>call</b> on
            States<br>Parties.</p><img src="https://elsewhere.example/x.png" onerror="x()"><ul><li>To act &#8211; now<li>2 < 3</ul>
            <svg><text>drawn</text></svg><iframe src="//elsewhere.example">framed</iframe><p>&lt;script&gt; is a word</body></html>
            """;

        var taken = await Take("page.html", TakenFiles.Utf8(Page));

        Assert.Equal(
            "Joint & several\n\nWe call on States\n\nParties.\n\nTo act – now\n\n2 < 3\n\n<script> is a word", TextRepair.Repair(taken.Text));
        Assert.Equal("text/html", taken.MediaType);
    }

    [Theory]
    [InlineData("<html><p>One<script>alert(1)")]
    [InlineData("<html><p>One<!-- <p>Two")]
    [InlineData("<html><p>One<a href=\"x>Two</a>")]
    [InlineData("<html><p>One</p><script src=//x></SCRIPTx></script ")]
    public async Task A_page_that_breaks_off_says_no_more_than_it_said(string page) =>
        Assert.Equal("One", TextRepair.Repair((await Take("a.htm", TakenFiles.Utf8(page))).Text));

    [Fact]
    public async Task A_page_in_an_older_encoding_that_it_names_is_read()
    {
        var page = CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes("<html><meta charset=windows-1256><p>مكتب</p></html>");

        Assert.Equal("مكتب", TextRepair.Repair((await Take("a.html", page)).Text));
    }

    [Fact]
    public async Task A_word_document_is_its_paragraphs_without_what_was_deleted()
    {
        const string Body = """
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Joint </w:t></w:r><w:r><w:t xml:space="preserve">statement</w:t></w:r></w:p>
            <w:p/><w:p><w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del><w:ins><w:r><w:t>We</w:t><w:tab/><w:t>call</w:t><w:br/><w:t>on you &amp; them.</w:t></w:r></w:ins>
              <w:r><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><mc:AlternateContent><mc:Choice><w:r><w:t>A box</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>A box</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
            """;

        var taken = await Take("a.docx", TakenFiles.Docx(Body));

        Assert.Equal("Joint statement\n\nWe call on you & them.\n\nA cell\n\nA box", TextRepair.Repair(taken.Text));
    }

    [Fact]
    public async Task The_notes_of_a_word_document_stand_behind_its_text_under_their_marks()
    {
        const string Body = """
            <w:p><w:r><w:t>We regret the raids</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
            <w:p><w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del><w:r><w:t>We call on you</w:t><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>*</w:t></w:r>
              <w:r><w:footnoteReference w:id="9"/><w:t>.</w:t></w:r></w:p>
            """;
        var footnotes = TakenFiles.Notes("footnote", """
            <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>Line</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> On 18 August 2022.</w:t></w:r></w:p><w:p><w:r><w:t>At night.</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="3"><w:p><w:r><w:t>Of what was deleted.</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="4"><w:p><w:r><w:t>* And on others.</w:t></w:r></w:p></w:footnote>
            """);
        var endnotes = TakenFiles.Notes("endnote", "<w:endnote w:id=\"1\"><w:p><w:r><w:t>Six offices.</w:t></w:r></w:p></w:endnote>");

        var taken = await Take("a.docx", TakenFiles.Docx(Body, "", footnotes, endnotes));

        Assert.Equal(
            "We regret the raids[1].[2]\n\nWe call on you*.\n\n[1] Six offices.\n\n[2] On 18 August 2022.\n\nAt night.\n\n* And on others.",
            TextRepair.Repair(taken.Text));
    }

    [Theory]
    [InlineData("footnote")]
    [InlineData("endnote")]
    public async Task Hostile_notes_are_refused_as_a_hostile_text_is(string kind)
    {
        const string Outside = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var body = $"<w:p><w:r><w:t>{new string('a', 100)}</w:t><w:{kind}Reference w:id=\"1\"/></w:r></w:p>";

        Assert.Equal("evidence.damaged", await Refusal("a.docx", TakenFiles.Docx(body, "", TakenFiles.Notes(kind, Note("&x;"), Outside))));
        Assert.Equal("evidence.damaged", await Refusal("a.docx", TakenFiles.Docx(body, "", TakenFiles.Notes(kind, "<w:p>"))));
        Assert.Equal("evidence.damaged", await Refusal(
            "a.docx", TakenFiles.Docx(body, "", TakenFiles.Notes(kind, Note("One")), TakenFiles.Notes(kind, Note("Two")))));
        Assert.Equal("evidence.unpacks-too-large", await Refusal(
            "a.docx", TakenFiles.Docx(body, "", TakenFiles.Notes(kind, Note(new string('a', 60_000_000))))));

        string Note(string text) => $"<w:{kind} w:id=\"1\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>";
    }

    [Fact]
    public async Task A_document_that_names_an_entity_or_a_type_is_refused_and_nothing_is_read()
    {
        const string Outside = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        const string Laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";

        Assert.Equal("evidence.damaged", await Refusal("a.docx", TakenFiles.Docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", Outside)));
        Assert.Equal("evidence.damaged", await Refusal("a.docx", TakenFiles.Docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", Laughs)));
    }

    [Fact]
    public async Task A_document_that_unpacks_to_too_much_is_refused_whatever_its_list_says()
    {
        var bomb = TakenFiles.Docx($"<w:p><w:r><w:t>{new string('a', 60_000_000)}</w:t></w:r></w:p>");
        Assert.Equal("evidence.unpacks-too-large", await Refusal("a.docx", bomb));

        // The list at the end claims a thousand bytes.
        var at = bomb.AsSpan().LastIndexOf("word/document.xml"u8) - 46 + 24;
        BitConverter.GetBytes(1000u).CopyTo(bomb, at);
        Assert.Contains(await Refusal("a.docx", bomb), new[] { "evidence.unpacks-too-large", "evidence.damaged", "statement.text-too-long" });
    }

    [Fact]
    public async Task What_is_cut_off_or_two_things_at_once_is_refused()
    {
        var docx = TakenFiles.Docx("<w:p><w:r><w:t>Whole</w:t></w:r></w:p>");

        Assert.Equal("evidence.damaged", await Refusal("a.docx", docx[..^20]));
        Assert.Equal("evidence.damaged", await Refusal("a.docx", [.. docx, 1, 2, 3]));
        Assert.Equal("evidence.archive", await Refusal("a.zip", TakenFiles.Zip(("a.txt", "a"))));
        Assert.Equal("evidence.two-kinds", await Refusal("a.pdf", [.. Pdf, .. docx]));
        Assert.Equal("evidence.damaged", await Refusal("a.docx", TakenFiles.Docx("<w:p><w:r><w:t>Whole</w:r></w:p>")));
    }

    [Theory]
    [InlineData("a.txt", "a\0b", "statement.file.kind")]
    [InlineData("a.txt", "", "evidence.empty")]
    [InlineData("a.txt", " \r\n ", "statement.no-text")]
    [InlineData("a.txt", "<html><p>A page</p></html>", "evidence.name-differs")]
    [InlineData("a.html", "No page at all", "evidence.name-differs")]
    [InlineData("a.docx", "No document at all", "evidence.name-differs")]
    [InlineData("a.html", "<html><script>alert(1)</script></html>", "statement.no-text")]
    [InlineData("a.txt", "#!/bin/sh", "evidence.executable")]
    public async Task What_is_no_text_or_not_what_it_is_called_is_refused(string name, string content, string rule) =>
        Assert.Equal(rule, await Refusal(name, TakenFiles.Utf8(content)));

    [Fact]
    public async Task What_is_in_no_encoding_that_it_names_is_refused()
    {
        Assert.Equal("statement.file.encoding", await Refusal("a.txt", Encoding.Latin1.GetBytes("déclaration")));
        Assert.Equal("statement.file.encoding", await Refusal("a.html", Encoding.Latin1.GetBytes("<html><p>déclaration")));
        Assert.Equal("statement.file.encoding", await Refusal("a.txt", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])); // half a character
        Assert.Equal("statement.file.encoding", await Refusal("a.txt", [.. "One "u8, 0xED, 0xA0, 0x80])); // the same in UTF-8
    }

    [Fact]
    public async Task A_text_beyond_every_bound_is_refused()
    {
        Assert.Equal("statement.file.too-large", await Refusal("a.txt", new byte[StatementIntake.FileMaxBytes + 1].Select(_ => (byte)'a').ToArray()));
        Assert.Equal("statement.text-too-long", await Refusal("a.txt", TakenFiles.Utf8(new string('a', VersionOriginal.TextMaxLength + 1))));
    }

    [Fact]
    public async Task A_pdf_is_read_by_a_program_that_gets_it_through_a_pipe_and_no_secrets()
    {
        Environment.SetEnvironmentVariable("REGISTER_TEST_SECRET", "secret");
        var program = TakenFiles.Program("""
            [ "$*" = "-q -enc UTF-8 -eol unix - -" ] || exit 9
            cat | wc -c
            echo "secret: [$REGISTER_TEST_SECRET]"
            """);

        var taken = await Take("a.pdf", Pdf, program);

        Assert.Equal($"{Pdf.Length}\nsecret: []\n", taken.Text);
        Assert.Equal("application/pdf", taken.MediaType);
    }

    [Theory]
    [InlineData("cat >/dev/null; exit 1", "statement.file.pdf-unreadable")]
    [InlineData("cat >/dev/null; echo ' '", "statement.file.scan")]
    [InlineData("yes", "statement.text-too-long")]
    [InlineData("sleep 60", "statement.file.pdf-unreadable")]
    public async Task A_pdf_that_cannot_be_read_in_time_is_refused(string script, string rule)
    {
        var since = Stopwatch.StartNew();

        Assert.Equal(rule, await Refusal("a.pdf", Pdf, TakenFiles.Program(script)));

        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Where_nobody_reads_pdf_the_register_says_so() =>
        Assert.Equal("statement.file.no-pdf-reader", await Refusal("a.pdf", Pdf, "/nowhere/pdftotext"));

    [Fact]
    public async Task A_reader_of_pdf_ends_with_whoever_asked()
    {
        var mark = Path.GetTempFileName();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Take("a.pdf", Pdf, TakenFiles.Program($"echo $$ > {mark}; sleep 60"), gone.Token));

        var id = int.Parse(await File.ReadAllTextAsync(mark), System.Globalization.CultureInfo.InvariantCulture);
        await Task.Delay(200);
        Assert.True(!Directory.Exists($"/proc/{id}") || (await File.ReadAllTextAsync($"/proc/{id}/stat")).Contains(") Z", StringComparison.Ordinal));
    }

    private static async Task<string> Refusal(string name, byte[] content, string program = "pdftotext") =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Take(name, content, program))).Rule;

    private static Task<TakenText> Take(string name, byte[] content, string program = "pdftotext", CancellationToken ct = default)
    {
        var intake = new StatementIntake(new PdfText(new PdfText.Settings(program, TimeSpan.FromSeconds(2))));
        var line = new MemoryStream(content);
        return intake.Take(name, line.ReadAsync, ct);
    }
}
