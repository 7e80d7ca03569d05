using IncidentRegister.Application.Data;
using IncidentRegister.Domain;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Security;

/// <summary>
/// Counts what somebody brings against the <see cref="Limits"/>, in the transaction that brings it. An hour and a day
/// run from the first thing that was brought in them. To be called last before saving: others of one organisation wait.
/// </summary>
internal sealed class Spending(RegisterDbContext db, Limits limits, TimeProvider clock)
{
    private const string Reports = "reports", OwnReports = "own-reports", EvidenceBytes = "evidence-bytes";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>
    /// The rule that one more report would break, because the caller, or the organisation, brought as many as are taken;
    /// else null. What is above the bound of a person counts against nothing of the organisation's.
    /// </summary>
    public async Task<string?> OnReport(CancellationToken ct) =>
        !await Spend(OwnReports, false, 1, limits.ReportsAnHour, Hour, ct) ? "limit.reports-an-hour"
        : !await Spend(Reports, true, 1, limits.ReportsADay, Day, ct) ? "limit.reports-a-day" : null;

    /// <exception cref="RuleBrokenException">The caller's organisation would bring more than is taken.</exception>
    public async Task OnEvidence(long bytes, CancellationToken ct) => RuleBrokenException.ThrowIf(
        !await Spend(EvidenceBytes, true, bytes, limits.EvidenceBytesADay, Day, ct), "evidence.day-full");

    /// <summary>Asked before the first byte is taken; counts nothing.</summary>
    /// <exception cref="RuleBrokenException">The caller's organisation has brought all that is taken.</exception>
    public async Task RefuseEvidenceAboveLimit(CancellationToken ct)
    {
        if (limits.EvidenceBytesADay is not { } bound) return;

        var spent = await db.Database.SqlQuery<long>(
            $"select sec.spent({EvidenceBytes}, true, {Day}, {clock.GetUtcNow()}) as \"Value\"").SingleAsync(ct);
        RuleBrokenException.ThrowIf(spent >= bound, "evidence.day-full");
    }

    private async Task<bool> Spend(string what, bool isShared, long amount, long? bound, TimeSpan span, CancellationToken ct) =>
        bound is null || (await db.Database.SqlQuery<bool>(
            $"select sec.spend({what}, {isShared}, {amount}, {bound}, {span}, {clock.GetUtcNow()}) as \"Value\"").ToListAsync(ct)).Single();
}
