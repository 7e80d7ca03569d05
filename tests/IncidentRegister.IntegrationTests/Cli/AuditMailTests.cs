using System.Text;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Email;
using IncidentRegister.Cli;
using IncidentRegister.IntegrationTests.Email;
using IncidentRegister.IntegrationTests.Security;
using IncidentRegister.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Cli;

/// <summary>What an owner of the tables does to the whole chain is whole in itself; a report in a mailbox tells.</summary>
public sealed class AuditMailTests(AuditChainTests.Written written) : IClassFixture<AuditChainTests.Written>
{
    private const string Disarm = "alter table audit.entries disable trigger user; alter table audit.payloads disable trigger user;";

    private const string Truncate = """
        delete from audit.payloads where seq > (select max(seq) - 5 from audit.entries);
        delete from audit.entries where seq > (select max(seq) - 5 from audit.entries);
        update audit.head set (seq, hash) = (select seq, hash from audit.entries order by seq desc limit 1)
        """;

    private const string Recompute = """
        update audit.entries set actor = 'somebody else' where seq = 7;
        do $$
        declare e record; link bytea := (select hash from audit.entries where seq = 6);
        begin
          for e in select * from audit.entries where seq >= 7 order by seq loop
            link := sha256('\x01'::bytea || audit.lp(link) || int8send(e.seq) || int8send((extract(epoch from e.at) * 1000000)::bigint)
              || audit.lp(convert_to(e.actor, 'UTF8')) || audit.lp(convert_to(e.action, 'UTF8'))
              || audit.lp(convert_to(e.object, 'UTF8')) || audit.lp(e.commitment));
            update audit.entries set hash = link where seq = e.seq;
          end loop;
          update audit.head set hash = link;
        end $$
        """;

    [Theory]
    [InlineData(Truncate)]
    [InlineData(Recompute)]
    public async Task A_chain_that_its_owner_cut_off_or_made_anew_is_whole_until_a_mail_is_held_against_it(string sql)
    {
        await using var copy = await written.Copy();
        var mail = await Mailed(await Head(copy));
        try
        {
            var before = await Verify(copy, mail);
            await using (var owner = NpgsqlDataSource.Create(copy.Owner + ";Pooling=false"))
            await using (var change = owner.CreateCommand($"{Disarm} {sql}")) await change.ExecuteNonQueryAsync();

            var alone = await Verify(copy);
            var held = await Verify(copy, mail);

            Assert.Equal((0, 0, 1), (before.Code, alone.Code, held.Code));
            Assert.Contains("Cut off or made anew: nowhere in the chain is \"Audit head: ", held.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(mail);
        }
    }

    [Fact]
    public async Task An_older_mail_still_agrees_after_more_was_done()
    {
        await using var copy = await written.Copy();
        var mail = await Mailed(await Head(copy));
        await copy.RunAsSuperuser("select audit.append('somebody', 'Later', '', null, sha256('salt'), 'payload')");

        Assert.Equal(0, (await Verify(copy, mail)).Code);
        File.Delete(mail);
    }

    [Fact]
    public async Task A_mail_that_says_nothing_or_is_not_there_leaves_the_question_open()
    {
        await using var copy = await written.Copy();
        var silent = await Mailed("");

        Assert.Equal(2, (await Verify(copy, silent)).Code);
        Assert.Equal(2, (await Verify(copy, "/nowhere/report.eml")).Code);
        File.Delete(silent);
    }

    [Fact]
    public void A_head_is_found_in_every_form_in_which_a_mail_is_kept()
    {
        var anchor = new AuditAnchor(string.Concat(Enumerable.Repeat("0123456789abcdef", 4)), new DateOnly(2026, 11, 23));
        var line = $"{anchor}";
        var folded = string.Join("=\r\n", line.Chunk(30).Select(c => new string(c)));
        string[] mails =
        [
            $"Subject: x\r\n\r\nWords.\r\n{line}\r\n",
            $"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nL=E2=80=99été\n{folded.Replace("\r", "", StringComparison.Ordinal)}\n",
            $"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D\"x\">Audit head:\r\n<b>{anchor.Hash}</b> of 2026-11-23</p>",
            "Content-Type: multipart/mixed;\r\n boundary=\"out er\"\r\n\r\n--out er\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n"
                + $"--in\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(line))}\r\n--in--\r\n--out er--\r\n",
            $"Content-Type: message/rfc822\r\n\r\nSubject: forwarded\r\n\r\n{line}",
        ];

        Assert.All(mails, m => Assert.Equal([anchor], AuditAnchor.InMail(Encoding.UTF8.GetBytes(m))));
        Assert.Equal(
            [anchor with { Day = null }],
            AuditAnchor.InMail(Encoding.UTF8.GetBytes($"Subject: x\r\n\r\nPiste d’audit le 23 novembre 2026 (UTC) :\r\n{anchor.Hash}\r\nhttps://x.example/{new string('a', 64)}\r\n")));
        Assert.Empty(AuditAnchor.InMail("Subject: x\r\n\r\nAudit head: 0123 of 2026-11-23"u8.ToArray()));
        Assert.Empty(AuditAnchor.InMail("no mail at all"u8.ToArray()));
        Assert.Empty(AuditAnchor.InMail([]));
    }

    private static async Task<string> Head(TestDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(database.Owner + ";Pooling=false");
        return $"{new AuditAnchor((await new AuditVerification(owner).Run(default)).Head, new DateOnly(2026, 11, 23))}";
    }

    /// <summary>As the register itself would have written it.</summary>
    private static async Task<string> Mailed(string foot)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"register-audit-{Guid.NewGuid():N}");
        var letter = A.Letter() with { Text = $"What happened.\n\n{foot}\n", Html = $"<p>What happened.</p><p>{foot}</p>" };
        await new MailFolder(folder, "register@register.example", TimeProvider.System).Send(letter, default);
        var kept = $"{folder}.eml";
        File.Move(Directory.GetFiles(folder).Single(), kept);
        Directory.Delete(folder, recursive: true);
        return kept;
    }

    private static async Task<(int Code, string Output)> Verify(TestDatabase database, string? mail = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Register"] = database.App,
            ["ConnectionStrings:Owner"] = database.Owner + ";Pooling=false",
        }).Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        string[] args = mail is null ? ["audit", "verify"] : ["audit", "verify", "--mail", mail];
        return (await CommandLine.Run(args, configuration, output, error, default), output.ToString());
    }
}
