using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using IncidentRegister.Application.Email;
using IncidentRegister.Tests.Support;
using static IncidentRegister.Tests.Support.SinkFault;
using static IncidentRegister.Tests.Support.SinkStep;

namespace IncidentRegister.IntegrationTests.Email;

/// <summary>What a server may do at every step, and whether a message may be sent again after it.</summary>
public sealed class MailServerTests : IDisposable
{
    private readonly X509Certificate2 certificate = SmtpSink.MadeCertificate();

    public void Dispose() => certificate.Dispose();

    public static TheoryData<SinkStep, int, MailOutcome> Table => new()
    {
        { Banner, 421, MailOutcome.Refused }, { Banner, 554, MailOutcome.Refused },
        { Banner, Hang, MailOutcome.Refused }, { Banner, Drop, MailOutcome.Refused },
        { Hello, 451, MailOutcome.Refused }, { Hello, 550, MailOutcome.Refused },
        { Hello, Hang, MailOutcome.Refused }, { Hello, Drop, MailOutcome.Refused },
        { StartTls, 454, MailOutcome.Refused }, { StartTls, 502, MailOutcome.Refused },
        { StartTls, Hang, MailOutcome.Refused }, { StartTls, Drop, MailOutcome.Refused },
        { SignIn, 454, MailOutcome.Refused }, { SignIn, 535, MailOutcome.Refused },
        { SignIn, Hang, MailOutcome.Refused }, { SignIn, Drop, MailOutcome.Refused },
        { Sender, 451, MailOutcome.Refused }, { Sender, 550, MailOutcome.Refused },
        { Sender, Hang, MailOutcome.Refused }, { Sender, Drop, MailOutcome.Refused },
        { Recipient, 450, MailOutcome.Refused }, { Recipient, 550, MailOutcome.RefusedForGood },
        { Recipient, Hang, MailOutcome.Refused }, { Recipient, Drop, MailOutcome.Refused },
        { Data, 451, MailOutcome.Refused }, { Data, 554, MailOutcome.RefusedForGood },
        { Data, Hang, MailOutcome.Refused }, { Data, Drop, MailOutcome.Refused },
        { Message, Hang, MailOutcome.Refused }, { Message, Drop, MailOutcome.Refused },
        { SinkStep.Answer, 451, MailOutcome.Refused }, { SinkStep.Answer, 552, MailOutcome.RefusedForGood },
        { SinkStep.Answer, Hang, MailOutcome.Unknown }, { SinkStep.Answer, Drop, MailOutcome.Unknown },
        { SinkStep.Answer, 999, MailOutcome.Unknown }, { SinkStep.Answer, 354, MailOutcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_a_server_does_tells_whether_a_message_may_be_sent_again(SinkStep step, int code, MailOutcome expected)
    {
        await using var sink = new SmtpSink { Certificate = certificate, Misbehaves = (at, _) => at == step ? new SinkFault(step, code) : null }.Start();
        using var server = Server(sink, s => s with
        {
            Patience = code == Hang && step < Message ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(20),
            LastPatience = code == Hang ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(20),
        });

        // More than a socket holds, so that a server which goes away in the midst of it is noticed before the dot.
        LetterFile[] files = step == Message ? [new LetterFile("a.bin", "application/octet-stream", new byte[24_000_000])] : [];
        var answer = await server.Send(A.Letter() with { Files = files }, default);

        Assert.Equal(expected, answer.Outcome);
        if (code != Hang) Assert.Equal((step.ToString(), code == Drop ? null : code), (answer.Step.ToString(), answer.Code));
        Assert.Equal(step == SinkStep.Answer ? 1 : 0, sink.Mails.Count);
    }

    [Fact]
    public async Task A_message_goes_over_a_locked_line_and_is_accepted()
    {
        await using var sink = new SmtpSink { Certificate = certificate }.Start();
        using var server = Server(sink);

        var answer = await server.Send(A.Letter(), default);

        Assert.Equal(MailOutcome.Accepted, answer.Outcome);
        var mail = Assert.Single(sink.Mails);
        Assert.Equal(("register.example", "MAIL FROM:<register@register.example>", "somebody@test.example", true),
            (mail.Client, mail.Sender, mail.Recipient, mail.WasSecured));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_server_sends_nothing()
    {
        using var other = SmtpSink.MadeCertificate("192.0.2.1");
        await using var unknown = new SmtpSink { Certificate = certificate }.Start();
        await using var misnamed = new SmtpSink { Certificate = other }.Start();
        using var first = Server(unknown, s => s with { Authorities = null });
        using var second = Server(misnamed, s => s with { Authorities = [other] });

        foreach (var (server, sink) in new[] { (first, unknown), (second, misnamed) })
        {
            Assert.Equal(new MailAnswer(MailOutcome.Refused, MailStep.StartTls), await server.Send(A.Letter(), default));
            Assert.Empty(sink.Mails);
        }
    }

    [Fact]
    public async Task A_server_that_offers_no_lock_gets_nothing_unless_it_is_this_machine()
    {
        await using var sink = new SmtpSink().Start();
        using var locked = Server(sink);
        using var local = new MailServer(new MailServerAddress("127.0.0.1", sink.Port, "register@register.example"), TimeProvider.System);

        Assert.Equal(new MailAnswer(MailOutcome.Refused, MailStep.StartTls, 502), await locked.Send(A.Letter(), default));
        Assert.Empty(sink.Mails);
        Assert.Equal(MailOutcome.Accepted, (await local.Send(A.Letter(), default)).Outcome);
    }

    [Theory]
    [InlineData("mail.example.org", true)]
    [InlineData("localhost.example.org", true)]
    [InlineData("10.0.0.1", true)]
    [InlineData("localhost", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    public void Only_this_machine_needs_no_lock(string host, bool needed) =>
        Assert.Equal(needed, new MailServerAddress(host, 25, "a@b.example").NeedsTls);

    [Fact]
    public async Task A_server_that_is_not_there_is_away()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var server = new MailServer(new MailServerAddress("127.0.0.1", port, "register@register.example"), TimeProvider.System);

        var answer = await server.Send(A.Letter(), default);

        Assert.Equal((new MailAnswer(MailOutcome.Refused, MailStep.Connect), true), (answer, answer.IsServerAway));
    }

    [Fact]
    public async Task Many_go_over_one_connection_and_one_that_was_hung_up_on_is_opened_anew()
    {
        var asked = 0;
        await using var sink = new SmtpSink
        {
            Misbehaves = (step, _) => step == Sender && ++asked == 3 ? new SinkFault(Sender, Drop) : null,
        }.Start();
        using var server = new MailServer(new MailServerAddress("127.0.0.1", sink.Port, "register@register.example"), TimeProvider.System);

        for (var n = 0; n < 5; n++)
            Assert.Equal(MailOutcome.Accepted, (await server.Send(A.Letter() with { List = new("report-x", "https://register.example/u/1") }, default)).Outcome);

        Assert.Equal((5, 2), (sink.Mails.Count, sink.Connections));
    }

    [Fact]
    public async Task Who_asks_to_stop_before_the_dot_sent_nothing_and_behind_it_waits_for_the_answer()
    {
        using var before = new CancellationTokenSource();
        using var behind = new CancellationTokenSource();
        await using var sink = new SmtpSink
        {
            Misbehaves = (step, to) =>
            {
                if (step == Data && to.StartsWith("before", StringComparison.Ordinal)) before.Cancel();
                if (step == SinkStep.Answer) behind.Cancel();
                return step == Data && before.IsCancellationRequested && to.StartsWith("before", StringComparison.Ordinal) ? new SinkFault(Data, Hang) : null;
            },
        }.Start();
        using var server = new MailServer(new MailServerAddress("127.0.0.1", sink.Port, "register@register.example"), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Send(A.Letter() with { Recipient = "before@test.example" }, before.Token));
        Assert.Empty(sink.Mails);
        Assert.Equal(MailOutcome.Accepted, (await server.Send(A.Letter(), behind.Token)).Outcome);
        Assert.True(behind.IsCancellationRequested);
    }

    private MailServer Server(SmtpSink sink, Func<MailServerAddress, MailServerAddress>? change = null)
    {
        var address = new MailServerAddress("127.0.0.1", sink.Port, "register@register.example")
        {
            NeedsTls = true,
            Authorities = [certificate],
            User = "register",
            Password = "secret",
        };
        return new MailServer(change?.Invoke(address) ?? address, TimeProvider.System);
    }
}

internal static class A
{
    public static Letter Letter() => new()
    {
        Name = "0123456789abcdef",
        Recipient = "somebody@test.example",
        Subject = "A subject",
        Text = "Words.",
        Language = "en",
    };
}
