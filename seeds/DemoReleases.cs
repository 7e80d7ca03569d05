using System.Globalization;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using IncidentRegister.Seeds.Files;

namespace IncidentRegister.Seeds;

/// <summary>
/// Invented incidents with a past: reported, reviewed and laid aside, then prepared for release by the liaison and approved by
/// the lead, some of them years ago, so that a report of any week of the demo has something to tell.
/// </summary>
internal sealed class DemoReleases(Sender sender, DemoPeople people)
{
    private static readonly TimeSpan Review = TimeSpan.FromDays(5);

    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    /// <summary>When the demo's weekly report is due.</summary>
    private static readonly ReportSchedule Weekly = ReportSchedule.Weekly(DayOfWeek.Monday, TimeSpan.FromHours(8), "Europe/Amsterdam");

    public Task Enter(CancellationToken ct) => Parallel.ForEachAsync(
        SeedFiles.File<IncidentFile>("demo/released.yaml").Incidents, ct, async (incident, stop) => await Enter(incident, incident.Release!, stop));

    private async Task Enter(IncidentEntry incident, ReleaseEntry entry, CancellationToken ct)
    {
        var (at, reporter) = (At(entry.On), people[incident.Reporter!]);
        var (reference, version) = await Reviewed(incident, reporter, at - Review, ct);
        var wording = new PrepareRelease
        {
            Reference = reference,
            Version = version,
            Title = entry.Title,
            Summary = entry.Summary,
            Language = entry.Language,
            Audience = entry.Audience,
            Tlp = entry.Tlp,
            Fields = entry.Fields,
        };
        var released = await Release(wording, people.LeadOf(reporter), at, ct);
        if (entry.Correction is { } correction)
            await Release(
                wording with { Title = correction.Title, Summary = correction.Summary, Corrects = released },
                people.LeadOf(reporter), At(correction.On), ct);
        if (entry.Withdrawn is { } withdrawn)
            await sender.Send(people.Liaison, new WithdrawRelease(released, withdrawn.Reason), At(withdrawn.On), ct);
    }

    /// <summary>A day passes from step to step.</summary>
    private async Task<(string Reference, long Version)> Reviewed(
        IncidentEntry incident, CurrentUser reporter, DateTimeOffset at, CancellationToken ct)
    {
        var logged = await sender.Send(reporter, DemoIncidents.Told(incident) with { Submit = true }, at, ct);
        var claimed = await sender.Send(people.Liaison, new ClaimCase(logged.Reference), at.AddDays(1), ct);
        var verified = await sender.Send(people.Liaison, new VerifyIncident(
            logged.Reference, Code.To<Verification>(incident.Verification), null, claimed.Version), at.AddDays(2), ct);
        var closed = await sender.Send(people.Liaison, new CloseCase(logged.Reference, null, verified.Version), at.AddDays(3), ct);
        return (logged.Reference, closed.Version);
    }

    /// <summary>Looked at first, as people do; approved an hour later.</summary>
    private async Task<string> Release(PrepareRelease wording, CurrentUser lead, DateTimeOffset at, CancellationToken ct)
    {
        var preview = await sender.Send(people.Liaison, PreviewOf(wording), at, ct);
        var id = await sender.Send(people.Liaison, wording with { Sha256 = preview.Sha256 }, at, ct);
        var shown = await sender.Send(lead, new ShowProposal(id), at, ct);
        return await sender.Send(lead, new ApproveRelease(id, shown.Sha256), at.AddHours(1), ct);
    }

    private static PreviewRelease PreviewOf(PrepareRelease wording) => new()
    {
        Reference = wording.Reference,
        Version = wording.Version,
        Title = wording.Title,
        Summary = wording.Summary,
        Language = wording.Language,
        Audience = wording.Audience,
        Tlp = wording.Tlp,
        Fields = wording.Fields,
        Corrects = wording.Corrects,
    };

    /// <summary>At noon, UTC. Last week is that of the weekly report that was due last: early on a Monday, not the one that just ended.</summary>
    private static DateTimeOffset At(string on)
    {
        var day = on == ReleaseEntry.LastWeek
            ? Weekly.LastUntil(TimeProvider.System.GetUtcNow())!.Key.AddDays(-4) : DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + Noon;
    }
}
