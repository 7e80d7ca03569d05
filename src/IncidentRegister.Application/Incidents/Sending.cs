using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Sends a report to the liaison; where more was sent than is taken at once, to the lead of the organisation, for whom
/// it waits. To be called last before saving, as <see cref="Spending"/> says.
/// </summary>
internal sealed class Sending(
    RegisterDbContext db, ICurrentUser user, Spending spending, OfficeCalendar office, NoticeWriter notices, TimeProvider clock)
{
    /// <summary>One that has just come into the register.</summary>
    /// <exception cref="RuleBrokenException">It is more than is taken, and not sent, or there is no lead but its author.</exception>
    public async Task First(Incident incident, bool isSent, CancellationToken ct)
    {
        if (await spending.OnReport(ct) is { } rule)
        {
            // What is not sent may be marked for its author's eyes alone, so it is nothing that a lead could pass on.
            RuleBrokenException.ThrowIf(!isSent || !await HasAnotherLead(ct), rule);
            await HoldBack(incident, ct);
        }
        else if (isSent)
        {
            await Submit(incident, ct);
        }
    }

    /// <summary>
    /// One that was a draft. What a lead sent back goes to a lead again; where there is none any more, it counts as a new one.
    /// </summary>
    /// <exception cref="RuleBrokenException">It counts as a new one, and is more than is taken.</exception>
    public async Task Draft(Incident incident, CancellationToken ct)
    {
        if (incident.Case.Hold is not null && await HasAnotherLead(ct))
        {
            await HoldBack(incident, ct);
            return;
        }

        if (incident.Case.Hold is not null && await spending.OnReport(ct) is { } rule) throw new RuleBrokenException(rule);
        await Submit(incident, ct);
    }

    private async Task HoldBack(Incident incident, CancellationToken ct)
    {
        incident.HoldBack(user.Now.Id, clock.GetUtcNow());

        // Who sends forty reports at once tells the lead once, until the lead has dealt with them.
        if (!await db.Incidents.VisibleTo(user.Now).AnyAsync(i => i.AuthorId == user.Now.Id && i.Case.Hold == CaseHold.Waiting, ct))
            await notices.Held(ct);
    }

    private async Task Submit(Incident incident, CancellationToken ct)
    {
        incident.Submit(user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
    }

    private Task<bool> HasAnotherLead(CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"select sec.has_another_lead() as \"Value\"").SingleAsync(ct);
}
