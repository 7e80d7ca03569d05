using System.Text;
using System.Text.Json;
using IncidentRegister.Application.Email;

namespace IncidentRegister.IntegrationTests.Email;

/// <summary>Mails as a server of other people's making takes and reads them.</summary>
public sealed class RealMailServerTests(MailDev server) : IClassFixture<MailDev>
{
    [Fact]
    public async Task It_reads_what_was_written_in_any_script_with_its_files_and_the_way_out()
    {
        var letter = A.Letter() with
        {
            Recipient = "amal@test.example",
            RecipientName = "أمل \"Amal\" 🕊",
            Subject = "[TLP:GREEN] تقرير أسبوعي، من 10 إلى 16 نوفمبر 2026 – with a long tail that has to be folded more than once",
            Text = "سطر أول\n.\n..a line that begins with dots\nFrom the first column\n" + new string('x', 2000),
            Html = "<!doctype html><html lang=\"ar\" dir=\"rtl\"><body><p>سطر أول</p></body></html>",
            Language = "ar",
            Files = [new LetterFile("incidents.csv", "text/csv", "é;1\r\n"u8.ToArray()), new LetterFile("report.pdf", "application/pdf", new byte[200_000])],
            List = new MailingList("weekly", "https://register.example/unsubscribe/abc"),
        };

        var answer = await Send(letter);

        Assert.Equal(MailOutcome.Accepted, answer.Outcome);
        var mail = Assert.Single(await server.Mails("amal@test.example"));
        Assert.Equal(letter.Subject, mail.GetProperty("subject").GetString());
        Assert.Equal(letter.RecipientName, mail.GetProperty("to")[0].GetProperty("name").GetString());
        Assert.Equal(letter.Text, Text(mail, "text").TrimEnd('\n'));
        Assert.Contains("<p>سطر أول</p>", Text(mail, "html"), StringComparison.Ordinal);
        Assert.Equal([("incidents.csv", 6), ("report.pdf", 200_000)], mail.GetProperty("attachments").EnumerateArray()
            .Select(a => (a.GetProperty("fileName").GetString()!, a.GetProperty("length").GetInt32())));
        var head = mail.GetProperty("headers");
        Assert.Equal("<https://register.example/unsubscribe/abc>", head.GetProperty("list-unsubscribe").GetString());
        Assert.Equal("List-Unsubscribe=One-Click", head.GetProperty("list-unsubscribe-post").GetString());
        Assert.Equal("auto-generated", head.GetProperty("auto-submitted").GetString());
    }

    [Fact]
    public async Task Many_arrive_once_each_over_a_few_connections()
    {
        using var sender = Sender();
        var recipients = Enumerable.Range(0, 200).Select(n => $"person{n}@test.example").ToList();

        await Parallel.ForEachAsync(recipients, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (recipient, ct) =>
            Assert.Equal(MailOutcome.Accepted, (await sender.Send(A.Letter() with { Recipient = recipient }, ct)).Outcome));

        foreach (var recipient in recipients) Assert.Single(await server.Mails(recipient));
    }

    private MailServer Sender() =>
        new(new MailServerAddress("127.0.0.1", server.Port, "register@register.example"), TimeProvider.System);

    private async Task<MailAnswer> Send(Letter letter)
    {
        using var sender = Sender();
        return await sender.Send(letter, default);
    }

    private static string Text(JsonElement mail, string part) =>
        mail.GetProperty(part).GetString()!.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
}
