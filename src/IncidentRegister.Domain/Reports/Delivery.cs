using System.Security.Cryptography;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Reports;

/// <summary>
/// One recipient's copy of one run of a report: there is one of it, and it is sent once or says that nobody can tell.
/// Whoever sends it claims it first; what comes back without the same claim changes nothing.
/// </summary>
public sealed class Delivery
{
    public const int LanguageMaxLength = 10;

    /// <summary>From the first attempt on; after that it failed.</summary>
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(48);

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private Delivery() => Language = ""; // for EF Core

    public Guid Id { get; private set; }
    public Guid RunId { get; private set; }
    public Guid RecipientId { get; private set; }
    public string Language { get; private set; }
    public Tlp Ceiling { get; private set; }

    /// <summary>The subject tells nothing, not even the register's name.</summary>
    public bool HasDiscreetSubject { get; private set; }
    public DeliveryState State { get; private set; }

    /// <summary>Null where it is on its way as it should be, or was sent.</summary>
    public DeliveryReason? Reason { get; private set; }

    /// <summary>What the mail server answered last when it did not take it; null when it said nothing.</summary>
    public int? ReplyCode { get; private set; }

    /// <summary>Since it was opened, or sent again by a person.</summary>
    public int Attempts { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset NextAt { get; private set; }
    public DateTimeOffset? FirstTriedAt { get; private set; }

    /// <summary>Of whoever speaks with the server about it; kept while an answer may still come.</summary>
    public Guid? ClaimId { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The person who said last that it should be sent again.</summary>
    public Guid? ResentBy { get; private set; }
    public DateTimeOffset? ResentAt { get; private set; }

    /// <summary>
    /// The part of its Message-ID before the sign @: the same in every attempt, so that a mailbox may know a second copy.
    /// </summary>
    public string MessageName =>
        Convert.ToHexStringLower(SHA256.HashData([.. RunId.ToByteArray(bigEndian: true), .. RecipientId.ToByteArray(bigEndian: true)]).AsSpan(0, 16));

    /// <param name="now">UTC.</param>
    public static Delivery Open(Guid runId, Guid recipientId, string language, Tlp ceiling, bool hasDiscreetSubject, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        RunId = runId,
        RecipientId = recipientId,
        Language = language,
        Ceiling = ceiling,
        HasDiscreetSubject = hasDiscreetSubject,
        OpenedAt = now,
        NextAt = now,
    };

    /// <summary>1, 5, 15 and 60 minutes, then every hour.</summary>
    /// <param name="attempts">How many failed; at least one.</param>
    public static TimeSpan WaitAfter(int attempts) => Waits[Math.Min(attempts, Waits.Length) - 1];

    /// <summary>To be committed before the first word with the server.</summary>
    public void Begin(Guid claim, DateTimeOffset leaseUntil, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != DeliveryState.Pending, "delivery.not-waiting");
        (State, Reason, ReplyCode) = (DeliveryState.Sending, null, null);
        (ClaimId, LeaseUntil) = (claim, leaseUntil);
        FirstTriedAt ??= now;
        Attempts++;
    }

    /// <summary>Its recipient may not get it any more.</summary>
    public void Withhold(DeliveryReason reason, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != DeliveryState.Pending, "delivery.not-waiting");
        Close(DeliveryState.Failed, reason, null, now);
    }

    /// <summary>The server took it. Also told late, by one whose lease had ended and who knows.</summary>
    public void Accept(Guid claim, DateTimeOffset now)
    {
        if (IsHeldBy(claim)) Close(DeliveryState.Sent, null, null, now);
    }

    /// <summary>It was certainly not taken; the next attempt comes by itself, unless there were enough.</summary>
    public void Defer(Guid claim, int? replyCode, DateTimeOffset now)
    {
        if (!IsHeldBy(claim)) return;

        var next = now + WaitAfter(Attempts);
        if (next > FirstTriedAt + GivesUpAfter) Close(DeliveryState.Failed, DeliveryReason.GaveUp, replyCode, now);
        else Wait(next, DeliveryReason.Deferred, replyCode);
    }

    /// <summary>It was certainly not taken, and never will be.</summary>
    public void Refuse(Guid claim, DeliveryReason reason, int? replyCode, DateTimeOffset now)
    {
        if (IsHeldBy(claim)) Close(DeliveryState.Failed, reason, replyCode, now);
    }

    /// <summary>It was out, and no answer came: it may lie in the mailbox or not.</summary>
    public void Doubt(Guid claim, int? replyCode, DateTimeOffset now)
    {
        if (!IsHeldBy(claim)) return;

        Close(DeliveryState.Unknown, DeliveryReason.AnswerLost, replyCode, now);
    }

    /// <summary>It was claimed and no word of it was spoken: as if it had not been claimed.</summary>
    public void HandBack(Guid claim, DateTimeOffset now)
    {
        if (!IsHeldBy(claim)) return;

        Attempts--;
        if (Attempts == 0) FirstTriedAt = null;
        Wait(now, null, null);
    }

    /// <summary>Whoever claimed it did not come back in time.</summary>
    public void Lose(DateTimeOffset now)
    {
        if (State != DeliveryState.Sending || now < LeaseUntil) return;

        var claim = ClaimId;
        Close(DeliveryState.Unknown, DeliveryReason.SenderLost, null, now);
        ClaimId = claim; // who lives after all may still tell
    }

    /// <summary>A person takes it upon themselves that there may be a second copy.</summary>
    /// <exception cref="RuleBrokenException">It is on its way, or was sent.</exception>
    public void Resend(Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State is not (DeliveryState.Failed or DeliveryState.Unknown), "delivery.not-to-resend");
        (Attempts, FirstTriedAt, EndedAt) = (0, null, null);
        (ResentBy, ResentAt) = (by, now);
        Wait(now, null, null);
    }

    private bool IsHeldBy(Guid claim) => ClaimId == claim
        && (State == DeliveryState.Sending || (State, Reason) == (DeliveryState.Unknown, DeliveryReason.SenderLost));

    private void Wait(DateTimeOffset until, DeliveryReason? reason, int? replyCode)
    {
        (State, Reason, ReplyCode, NextAt) = (DeliveryState.Pending, reason, replyCode, until);
        (ClaimId, LeaseUntil, EndedAt) = (null, null, null);
    }

    private void Close(DeliveryState state, DeliveryReason? reason, int? replyCode, DateTimeOffset now)
    {
        (State, Reason, ReplyCode, EndedAt) = (state, reason, replyCode, now);
        (ClaimId, LeaseUntil) = (null, null);
    }
}
