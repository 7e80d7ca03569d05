using IncidentRegister.Application.Accounts;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// The way out of a report that stands in one copy of it: 256 random bits, known by their hash alone, good as often as it
/// is used. A way that was spent would stand before a person who presses the button of an older mail.
/// </summary>
public sealed class UnsubscribeLink
{
    private UnsubscribeLink() { } // for EF Core

    public byte[] TokenHash { get; private set; } = [];
    public Guid ReportId { get; private set; }
    public Guid UserId { get; private set; }
    public Guid DeliveryId { get; private set; }

    /// <summary>The attempt that it was made for; nobody holds the one of an attempt that was refused.</summary>
    public Guid ClaimId { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    public static UnsubscribeLink For(Delivery delivery, Guid reportId, Guid claim, string token, DateTimeOffset now) => new()
    {
        TokenHash = Token.Hash(token),
        ReportId = reportId,
        UserId = delivery.RecipientId,
        DeliveryId = delivery.Id,
        ClaimId = claim,
        MadeAt = now,
    };
}

/// <summary>Somebody does not want a report any more.</summary>
public sealed class ReportStop
{
    private ReportStop() { } // for EF Core

    public Guid ReportId { get; private set; }
    public Guid UserId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static ReportStop By(UnsubscribeLink link, DateTimeOffset now) =>
        new() { ReportId = link.ReportId, UserId = link.UserId, At = now };
}
