using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Audit;

/// <summary>
/// The hash that the audit chain ended in on a day, as it stands in the foot of every report. Whoever cuts the chain's end
/// off or computes it anew can do so in the database alone, and not in the mailboxes that hold this.
/// </summary>
/// <param name="Hash">64 hexadecimal digits, small letters.</param>
/// <param name="Day">
/// In UTC; null where it does not stand beside. No number of entries does: that would tell how much is done.
/// </param>
public sealed partial record AuditAnchor(string Hash, DateOnly? Day)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Audit head: {Hash}") + Day?.ToString("' of 'yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Those that a text names as one; where it names none, every hash that has a line for itself, in any language.</summary>
    public static IReadOnlyList<AuditAnchor> In(string text)
    {
        var named = Named().Matches(text).Select(m => new AuditAnchor(m.Groups[1].Value.ToLowerInvariant(), Parsed(m.Groups[2].Value))).ToList();
        return named.Count > 0 ? named : [.. Alone().Matches(text).Select(m => new AuditAnchor(m.Groups[1].Value.ToLowerInvariant(), null))];
    }

    /// <summary>Those that stand in a mail as it was kept (<c>.eml</c>), each once.</summary>
    public static IReadOnlyList<AuditAnchor> InMail(byte[] mail) => [.. MailText.Of(mail).SelectMany(In).Distinct()];

    private static DateOnly? Parsed(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    // Mail programs break lines where they like.
    [GeneratedRegex(@"Audit\s+head:\s+([0-9a-fA-F]{64})\s+of\s+(\d{4}-\d{2}-\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[>\s]*([0-9a-fA-F]{64})\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Alone();
}
