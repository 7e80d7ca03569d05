using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IncidentRegister.Application.Email;

/// <summary>A mail server did not do what it was asked for; where, and what it said.</summary>
/// <param name="code">Null when it said nothing that can be understood.</param>
internal sealed class SmtpRefusal(MailStep step, int? code, Exception? inner = null)
    : Exception($"The mail server refused at {step}: {code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}.", inner)
{
    public MailStep Step => step;
    public int? Code => code;

    /// <summary>It hung up before it heard of a message: what a fresh connection is told may be another thing.</summary>
    public bool IsFarewell => step == MailStep.Sender && code is null or 421;

    /// <summary>It refused one message as it should, and listens to the next.</summary>
    public bool LeavesOrder => step is MailStep.Recipient or MailStep.Answer && code is not (null or 421);
}

/// <summary>
/// One dialogue with a mail server (RFC 5321, RFC 3207). It always knows whether the final dot is out, because that is
/// what decides whether a message may be sent again.
/// </summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int LineMaxLength = 4096, LinesMax = 100;

    private static readonly ReadOnlyMemory<byte> FinalDot = ".\r\n"u8.ToArray();

    private readonly MailServerAddress address;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] heard = new byte[LineMaxLength];
    private Stream stream = Stream.Null;
    private int from, until;
    private bool isUsed;

    private SmtpConnection(MailServerAddress address) => this.address = address;

    /// <exception cref="SmtpRefusal">It cannot be reached, does not want us, or is not safe to speak to.</exception>
    public static async Task<SmtpConnection> Open(MailServerAddress address, CancellationToken ct)
    {
        var connection = new SmtpConnection(address);
        try
        {
            await connection.Connect(ct);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <param name="message">Whole lines, none of which begins with a dot.</param>
    /// <exception cref="SmtpRefusal">It was not taken, or (at <see cref="MailStep.Answer"/> without a code) nobody can tell.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop before the final dot was out.</exception>
    public async Task Send(string recipient, IReadOnlyList<ReadOnlyMemory<byte>> message, CancellationToken ct)
    {
        if (isUsed) await Ask(MailStep.Sender, "RSET", 250, ct);
        isUsed = true;
        await Ask(MailStep.Sender, $"MAIL FROM:<{address.Sender}>", 250, ct);
        await Ask(MailStep.Recipient, $"RCPT TO:<{recipient}>", 250, ct);
        await Ask(MailStep.Data, "DATA", 354, ct);
        await During(MailStep.Message, address.LastPatience, async limited =>
        {
            foreach (var part in message) await stream.WriteAsync(part, limited);
            await stream.FlushAsync(limited);
            return true;
        }, ct);

        // From here on nothing but an answer tells, and nobody's wish to stop makes it less so.
        await During(MailStep.Answer, address.LastPatience, async limited =>
        {
            await stream.WriteAsync(FinalDot, limited);
            await stream.FlushAsync(limited);
            return true;
        }, CancellationToken.None);
        await Expect(MailStep.Answer, 250, address.LastPatience, CancellationToken.None);
    }

    /// <summary>Takes leave, as servers like it; what they say to that is nobody's concern.</summary>
    public async Task Leave()
    {
        try
        {
            await During(MailStep.Answer, TimeSpan.FromSeconds(2), async limited =>
            {
                await stream.WriteAsync("QUIT\r\n"u8.ToArray(), limited);
                await stream.FlushAsync(limited);
                return await ReadReply(limited);
            }, CancellationToken.None);
        }
        catch (SmtpRefusal)
        {
            // It left first.
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task Connect(CancellationToken ct)
    {
        await During(MailStep.Connect, address.Patience, async limited =>
        {
            await socket.ConnectAsync(address.Host, address.Port, limited);
            return true;
        }, ct);
        stream = new NetworkStream(socket, ownsSocket: false);
        await Expect(MailStep.Banner, 220, address.Patience, ct);
        await Greet(ct);
        if (address.NeedsTls) await Secure(ct);
        if (address.User is { } user)
            await Ask(MailStep.SignIn, $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{address.Password}"))}", 235, ct);
    }

    // The sender's domain stands for this machine, whose own name is nobody's business.
    private Task Greet(CancellationToken ct) =>
        Ask(MailStep.Hello, $"EHLO {address.Sender[(address.Sender.LastIndexOf('@') + 1)..]}", 250, ct);

    private async Task Secure(CancellationToken ct)
    {
        await Ask(MailStep.StartTls, "STARTTLS", 220, ct);
        if (from < until) throw new SmtpRefusal(MailStep.StartTls, null); // words slipped in before the lock closed

        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = secured;
        var options = new SslClientAuthenticationOptions { TargetHost = address.Host };
        if (address.Authorities is { } authorities)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // a house's own authority publishes no list
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        await During(MailStep.StartTls, address.Patience, async limited =>
        {
            await secured.AuthenticateAsClientAsync(options, limited);
            return true;
        }, ct);
        await Greet(ct);
    }

    private async Task Ask(MailStep step, string command, int wanted, CancellationToken ct)
    {
        await During(step, address.Patience, async limited =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limited);
            await stream.FlushAsync(limited);
            return true;
        }, ct);
        await Expect(step, wanted, address.Patience, ct);
    }

    /// <summary>Any answer of the wanted one's hundred will do.</summary>
    private async Task Expect(MailStep step, int wanted, TimeSpan patience, CancellationToken ct)
    {
        var code = await During(step, patience, ReadReply, ct);
        if (code is null || code / 100 != wanted / 100) throw new SmtpRefusal(step, code);
    }

    /// <returns>Null for what is no answer of a mail server.</returns>
    private async Task<int?> ReadReply(CancellationToken ct)
    {
        for (var lines = 0; lines < LinesMax; lines++)
        {
            var line = await ReadLine(ct);
            if (line is not { Length: >= 3 } || line.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9')) return null;
            if (line.Length == 3 || line[3] == ' ') return int.Parse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);
            if (line[3] != '-') return null;
        }

        return null;
    }

    private async Task<string?> ReadLine(CancellationToken ct)
    {
        var line = new StringBuilder();
        while (line.Length < LineMaxLength)
        {
            if (from == until)
            {
                (from, until) = (0, await stream.ReadAsync(heard, ct));
                if (until == 0) throw new IOException("The server hung up.");
            }

            var letter = (char)heard[from++];
            if (letter == '\n') return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }

        return null;
    }

    /// <summary>Whatever breaks while something is done is told with the step that it broke in.</summary>
    private static async Task<T> During<T>(MailStep step, TimeSpan patience, Func<CancellationToken, Task<T>> act, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(patience);
        try
        {
            return await act(limited.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new SmtpRefusal(step, null, late);
        }
        catch (Exception broken) when (broken is IOException or SocketException or AuthenticationException)
        {
            throw new SmtpRefusal(step, null, broken);
        }
    }
}
