using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace IncidentRegister.Application.Email;

/// <param name="Host">Reached by STARTTLS with a verified certificate, unless it is this machine.</param>
/// <param name="Sender">The address that all mail comes from.</param>
public sealed record MailServerAddress(string Host, int Port, string Sender)
{
    /// <summary>Where the server wants to know who sends: both, or neither.</summary>
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Of a house that signs its own certificates; null for those that this machine trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>For one answer of the server.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer behind the final dot: what comes too late for this, nobody can tell.</summary>
    public TimeSpan LastPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Then nothing is sent without it.</summary>
    public bool NeedsTls { get; init; } = !IsThisMachine(Host);

    // Nobody asks what a name stands for: that answer may be forged.
    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>
/// Hands every message to a mail server, over connections that are used again while there is more to send. Speaks the
/// protocol itself, because the client of the framework throws the same exception for a connection that broke before the
/// final dot, where nothing was sent, and for one that broke behind it, where nobody can tell.
/// </summary>
public sealed class MailServer(MailServerAddress address, TimeProvider clock) : IMailTransport, IDisposable
{
    /// <summary>RFC 3463, 5.1.3: what a server would have said of such an address.</summary>
    internal const int AddressUnfit = 553;

    /// <summary>A server may hang up on who says nothing for some minutes; one that is fresh is never long idle.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<(SmtpConnection Connection, long Since)> idle = [];

    public async Task<MailAnswer> Send(Letter letter, CancellationToken ct)
    {
        if (!MailHeader.IsAddress(letter.Recipient)) return MailAnswer.At(MailStep.Recipient, AddressUnfit);

        var message = LetterWriter.Write(letter, address.Sender, clock.GetUtcNow());
        while (true)
        {
            var kept = Kept();
            try
            {
                return await Send(kept ?? await SmtpConnection.Open(address, ct), letter, message, ct);
            }
            catch (SmtpRefusal refusal) when (kept is not null && refusal.IsFarewell)
            {
                // Once more, over a fresh connection.
            }
            catch (SmtpRefusal refusal)
            {
                return MailAnswer.At(refusal.Step, refusal.Code);
            }
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var kept)) kept.Connection.Dispose();
    }

    private async Task<MailAnswer> Send(
        SmtpConnection connection, Letter letter, IReadOnlyList<ReadOnlyMemory<byte>> message, CancellationToken ct)
    {
        var isInOrder = false;
        try
        {
            await connection.Send(letter.Recipient, message, ct);
            isInOrder = true;
            return MailAnswer.Accepted;
        }
        catch (SmtpRefusal refusal) when (refusal.LeavesOrder)
        {
            isInOrder = true;
            throw;
        }
        finally
        {
            await Lay(connection, isInOrder, letter);
        }
    }

    /// <summary>One that is in order serves the next of many letters; else it is closed.</summary>
    private async Task Lay(SmtpConnection connection, bool isInOrder, Letter letter)
    {
        if (isInOrder && letter.List is not null)
        {
            idle.Add((connection, clock.GetTimestamp()));
            return;
        }

        if (isInOrder) await connection.Leave();
        connection.Dispose();
    }

    private SmtpConnection? Kept()
    {
        while (idle.TryTake(out var kept))
        {
            if (clock.GetElapsedTime(kept.Since) < KeptFor) return kept.Connection;
            kept.Connection.Dispose();
        }

        return null;
    }
}
