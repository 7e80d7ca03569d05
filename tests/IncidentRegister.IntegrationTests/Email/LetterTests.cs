using System.Text;
using IncidentRegister.Application.Email;

namespace IncidentRegister.IntegrationTests.Email;

/// <summary>What a letter looks like on its way.</summary>
public sealed class LetterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 8, 5, 9, TimeSpan.FromHours(1));

    [Fact]
    public void A_report_has_its_parts_in_order_and_says_how_to_leave_it()
    {
        var lines = Lines(A.Letter() with
        {
            Html = "<p>Words.</p>",
            Files = [new LetterFile("rapport d’été.csv", "text/csv", [1, 2, 3])],
            List = new MailingList("report-1", "https://register.example/unsubscribe/abc"),
        });

        Assert.Equal(
        [
            "From: <register@register.example>",
            "To: <somebody@test.example>",
            "Subject: A subject",
            "Date: Tue, 3 Nov 2026 07:05:09 +0000",
            "Message-ID: <0123456789abcdef@register.example>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Language: en",
            "Precedence: bulk",
            "List-Id: <report-1.register.example>",
            "List-Unsubscribe: <https://register.example/unsubscribe/abc>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Content-Type: multipart/mixed; boundary=\"m-0123456789abcdef\"",
            "",
            "--m-0123456789abcdef",
            "Content-Type: multipart/alternative; boundary=\"a-0123456789abcdef\"",
            "",
            "--a-0123456789abcdef",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            "V29yZHMu",
            "--a-0123456789abcdef",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            "PHA+V29yZHMuPC9wPg==",
            "--a-0123456789abcdef--",
            "--m-0123456789abcdef",
            "Content-Type: text/csv",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"rapport_d__t_.csv\";",
            " filename*=UTF-8''rapport%20d%E2%80%99%C3%A9t%C3%A9.csv",
            "",
            "AQID",
            "--m-0123456789abcdef--",
            "",
        ], lines);
    }

    [Theory]
    [InlineData("Ana \"the desk\" O'Neill")]
    [InlineData("آنا 🌍 محمد")]
    [InlineData("a\r\nBcc: someone@else.example")]
    [InlineData("<b@c.example>, x")]
    [InlineData("=?utf-8?B?QQ==?=")]
    public void A_name_ends_no_line_and_makes_no_other_recipient(string name)
    {
        var lines = Lines(A.Letter() with { RecipientName = name });

        var at = Array.FindIndex(lines, l => l.StartsWith("To: ", StringComparison.Ordinal));
        var words = lines.Skip(at).TakeWhile((l, n) => n == 0 || l.StartsWith(' ')).ToArray();
        Assert.Equal(" <somebody@test.example>", words[^1]);
        Assert.Equal(string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)), Decode(words[..^1]));
        Assert.DoesNotContain(lines, l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_long_subject_in_any_script_is_folded_into_short_lines_and_read_as_it_was()
    {
        var subject = string.Concat(Enumerable.Repeat("تقرير 🌍 hebdomadaire ", 12)).Trim();

        var lines = Lines(A.Letter() with { Subject = subject });

        var at = Array.FindIndex(lines, l => l.StartsWith("Subject: ", StringComparison.Ordinal));
        Assert.Equal(subject, Decode([.. lines.Skip(at).TakeWhile((l, n) => n == 0 || l.StartsWith(' '))]));
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 78));
    }

    [Fact]
    public void No_line_is_long_or_begins_with_a_dot_whatever_is_written()
    {
        var text = string.Join('\n', ".", "..", ".hidden", new string('x', 5000), "From here");

        var lines = Lines(A.Letter() with { Text = text, Html = text, Files = [new LetterFile(".", ".", new byte[1000])] });

        Assert.All(lines, l => Assert.InRange(l.Length, 0, 78));
        Assert.DoesNotContain(lines, l => l.StartsWith('.'));
    }

    [Theory]
    [InlineData("somebody@test.example")]
    [InlineData("o'neill+reports@mail.test.example")]
    public void An_address_is_taken(string address) => Assert.True(MailHeader.IsAddress(address));

    [Theory]
    [InlineData("somebody@test.example\r\nBcc: other@test.example")]
    [InlineData("somebody@test.example\nRCPT TO:<other@test.example>")]
    [InlineData("a@b@c.example")]
    [InlineData("<a@test.example>")]
    [InlineData("a b@test.example")]
    [InlineData("\"a b\"@test.example")]
    [InlineData("a,b@test.example")]
    [InlineData("آنا@test.example")]
    [InlineData("@test.example")]
    [InlineData("a@")]
    [InlineData("")]
    [InlineData("nobody")]
    public async Task An_address_that_could_be_read_as_more_than_one_is_refused_unasked(string address)
    {
        using var server = new MailServer(new MailServerAddress("127.0.0.1", 1, "register@register.example"), TimeProvider.System);

        Assert.False(MailHeader.IsAddress(address));
        Assert.Equal(MailOutcome.RefusedForGood, (await server.Send(A.Letter() with { Recipient = address }, default)).Outcome);
    }

    [Fact]
    public void An_address_of_three_hundred_characters_is_refused() =>
        Assert.False(MailHeader.IsAddress($"a@{string.Concat(Enumerable.Repeat("abcdefghi.", 29))}example"));

    [Fact]
    public async Task A_folder_gets_one_file_of_a_message_however_often_it_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("register-mail-").FullName;
        try
        {
            var transport = new MailFolder(folder, "register@register.example", TimeProvider.System);
            await transport.Send(A.Letter(), default);
            await transport.Send(A.Letter(), default);
            var refused = await transport.Send(A.Letter() with { Name = "other", Recipient = "a\nb" }, default);

            Assert.Equal(MailOutcome.RefusedForGood, refused.Outcome);
            Assert.EndsWith("/0123456789abcdef.eml", Assert.Single(Directory.GetFiles(folder)), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Lines(Letter letter)
    {
        var bytes = LetterWriter.Write(letter, "register@register.example", Now).SelectMany(p => p.ToArray()).ToArray();
        Assert.All(bytes, b => Assert.InRange(b, (byte)'\n', (byte)'~'));
        return Encoding.ASCII.GetString(bytes).Split("\r\n");
    }

    /// <summary>Encoded words, or words as they are; what stands between two encoded ones is not part of them.</summary>
    private static string Decode(string[] lines) => string.Concat(lines
        .Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at && !l.StartsWith(' ') ? at + 2 : 1)..])
        .Select(w => w.StartsWith("=?utf-8?B?", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(w[10..^2])) : w));
}
