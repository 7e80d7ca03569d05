using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IncidentRegister.Tests.Support;

public enum SinkStep { Banner, Hello, StartTls, SignIn, Sender, Recipient, Data, Message, Answer }

/// <summary>What it does in place of what it should. A code of 0 says nothing for ever, and -1 hangs up.</summary>
public sealed record SinkFault(SinkStep Step, int Code)
{
    public const int Hang = 0, Drop = -1;
}

/// <param name="Client">What the sender called itself.</param>
/// <param name="Text">As it came, the final dot left out; empty where texts are not kept.</param>
public sealed record SinkMail(string Client, string Sender, string Recipient, string Text, bool WasSecured);

/// <summary>
/// A mail server on the loopback that keeps what it is given, and misbehaves where it is told to. A message is taken the
/// moment its final dot is in, whatever is answered then: that is what a real one may do.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> sessions = [];
    private Task accepting = Task.CompletedTask;
    private int connections;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public ConcurrentQueue<SinkMail> Mails { get; } = [];
    public int Connections => connections;

    /// <summary>Offers STARTTLS with it; null offers none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Asked at every step; a null answer behaves.</summary>
    public Func<SinkStep, string, SinkFault?> Misbehaves { get; set; } = (_, _) => null;

    /// <summary>How long it thinks about a message before it answers.</summary>
    public Func<TimeSpan> Thinks { get; init; } = () => TimeSpan.Zero;

    public bool KeepsTexts { get; init; } = true;

    public SmtpSink Start()
    {
        listener.Start();
        accepting = Accept();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(sessions.Keys);
        stopping.Dispose();
    }

    /// <summary>Of an authority that nobody knows but who is given it.</summary>
    public static X509Certificate2 MadeCertificate(string address = "127.0.0.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=sink", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                Interlocked.Increment(ref connections);
                var session = Task.Run(() => Serve(client));
                sessions[session] = true;
                _ = session.ContinueWith(ended => sessions.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await new Session(this, client.GetStream()).Run(stopping.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The other side hung up, or this one did.
            }
        }
    }

    private sealed class Session(SmtpSink sink, Stream opened)
    {
        private readonly byte[] buffer = new byte[64 * 1024];
        private Stream stream = opened;
        private int from, until;
        private bool isSecured;
        private string client = "", sender = "", recipient = "";

        public async Task Run(CancellationToken ct)
        {
            await Answer(SinkStep.Banner, 220, ct);
            while (await Line(ct) is { } line)
            {
                var word = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (word)
                {
                    case "EHLO":
                        client = line[5..];
                        await Answer(SinkStep.Hello, 250, ct);
                        break;
                    case "STARTTLS":
                        await Secure(ct);
                        break;
                    case "AUTH":
                        await Answer(SinkStep.SignIn, 235, ct);
                        break;
                    case "MAIL":
                        sender = line;
                        await Answer(SinkStep.Sender, 250, ct);
                        break;
                    case "RCPT":
                        recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
                        await Answer(SinkStep.Recipient, 250, ct);
                        break;
                    case "DATA":
                        await Take(ct);
                        break;
                    default:
                        await Say(word == "RSET" ? 250 : 502, ct);
                        break;
                }
            }
        }

        private async Task Secure(CancellationToken ct)
        {
            if (sink.Certificate is not { } certificate)
            {
                await Say(502, ct);
                return;
            }

            if (!await Answer(SinkStep.StartTls, 220, ct)) return;
            var secured = new SslStream(stream, leaveInnerStreamOpen: false);
            stream = secured;
            try
            {
                await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
            }
            catch (System.Security.Authentication.AuthenticationException refused)
            {
                throw new IOException("The client refused the certificate.", refused);
            }

            isSecured = true;
        }

        private async Task Take(CancellationToken ct)
        {
            if (!await Answer(SinkStep.Data, 354, ct)) return;
            if (sink.Misbehaves(SinkStep.Message, recipient) is { } fault)
            {
                await Line(ct);
                await Fail(fault, ct);
            }

            var text = sink.KeepsTexts ? new StringBuilder() : null;
            while (await Line(ct) is { } line && line != ".") text?.Append(line).Append("\r\n");
            sink.Mails.Enqueue(new SinkMail(client, sender, recipient, text?.ToString() ?? "", isSecured));
            if (sink.Thinks() is { Ticks: > 0 } thinking) await Task.Delay(thinking, ct);
            await Answer(SinkStep.Answer, 250, ct);
        }

        /// <returns>Whether it did as it should.</returns>
        private async Task<bool> Answer(SinkStep step, int code, CancellationToken ct)
        {
            if (sink.Misbehaves(step, recipient) is { } fault)
            {
                await Fail(fault, ct);
                await Say(fault.Code, ct);
                return false;
            }

            await Say(code, ct);
            return true;
        }

        private static async Task Fail(SinkFault fault, CancellationToken ct)
        {
            if (fault.Code == SinkFault.Hang) await Task.Delay(Timeout.Infinite, ct);
            if (fault.Code == SinkFault.Drop) throw new IOException("As it was told.");
        }

        private async Task Say(int code, CancellationToken ct) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{code}-sink\r\n{code} sink\r\n"), ct);

        private async Task<string?> Line(CancellationToken ct)
        {
            var scanned = from;
            while (true)
            {
                var end = buffer.AsSpan(scanned, until - scanned).IndexOf((byte)'\n');
                if (end >= 0)
                {
                    var line = Encoding.ASCII.GetString(buffer, from, scanned + end - from).TrimEnd('\r');
                    from = scanned + end + 1;
                    return line;
                }

                if (from > 0)
                {
                    buffer.AsSpan(from, until - from).CopyTo(buffer);
                    (from, until) = (0, until - from);
                }

                scanned = until;
                if (until == buffer.Length) throw new IOException("A line that never ends.");
                var read = await stream.ReadAsync(buffer.AsMemory(until), ct);
                if (read == 0) return null;
                until += read;
            }
        }
    }
}
