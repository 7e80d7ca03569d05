using System.Linq.Expressions;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>One incident with all that belongs to it.</summary>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
public sealed record ShowIncident(string Reference) : IQuery<IncidentSheet>
{
    public static Policy Policy => Policies.ReadIncidents;
}

internal sealed class ShowIncidentHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<ShowIncident, IncidentSheet>
{
    public async Task<IncidentSheet> Handle(ShowIncident request, CancellationToken ct)
    {
        await db.KeepPlans(ct);
        var sheet = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .Select(Sheet(user.Now, Today)).AsSplitQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (sheet.Handling is Tlp.Red or Tlp.AmberStrict) trail.Read($"incidents/{sheet.Id}");

        if (!sheet.IsRemembered) await Remember(sheet.Id, ct);

        var around = new IncidentSurroundings(db, user.Now);
        return sheet with
        {
            Passages = await around.Passages(sheet.Id, ct),
            Asks = await around.Asks(sheet.Id, ct),
            Responses = await around.Responses(sheet.Id, ct),
            Planned = await around.Planned(sheet.Id, ct),
            Relations = await around.Relations(sheet.Id, ct),
            Merges = await around.Merges(sheet.Id, ct),
            MergedInto = sheet.IsMerged ? await around.MergedInto(sheet.Id, ct) : null,
            Readings = sheet.IsOfMyOrganisation ? await around.Readings(sheet.Id, ct) : [],
        };
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    // Like the audit of what is read, this is kept with the reading and changes nothing of the incident. It stands apart
    // from that chain, whose one lock every reader would have to take. Only the first reading of a day comes here: the
    // trip for the incident tells the others that it is kept already.
    private async Task Remember(Guid id, CancellationToken ct)
    {
        var role = Code.Of(user.Now.Role);
        await db.Database.ExecuteSqlAsync(
            $"insert into incident_readings (incident_id, role, day) values ({id}, {role}, {Today}) on conflict do nothing", ct);
    }

    /// <summary>One trip for the incident, and one for each kind of its parts.</summary>
    private Expression<Func<Incident, IncidentSheet>> Sheet(CurrentUser reader, DateOnly today) => i => new IncidentSheet
    {
        Id = i.Id,
        Reference = i.Reference,
        Kind = i.Kind,
        Title = i.Title,
        Account = i.Account,
        Language = i.Language,
        Occurred = i.Occurred,
        Country = i.Country,
        Town = i.OrganisationId == reader.OrganisationId || i.TownVisibility == TownVisibility.Reviewers ? i.Town : null,
        TownVisibility = i.TownVisibility,
        Situation = i.Situation,
        Severity = i.Severity,
        FirstSeverity = i.FirstSeverity,
        Verification = i.Verification,
        Handling = i.Handling,
        RecordedAt = i.RecordedAt,
        UpdatedAt = i.UpdatedAt,
        Version = i.Version,
        Organisation = db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).FirstOrDefault(),
        IsOfMyOrganisation = i.OrganisationId == reader.OrganisationId,
        IsMine = i.AuthorId == reader.Id,
        IsMerged = i.MergedIntoId != null,
        IsRemembered = i.OrganisationId == reader.OrganisationId
            || db.IncidentReadings.Any(r => r.IncidentId == i.Id && r.Day == today && r.Role == reader.Role),
        Case = new CaseSheet(
            i.Case.Status, i.Case.AssigneeId != null, i.Case.AssigneeId == reader.Id, i.Case.SubmittedAt, i.Case.FirstReviewedAt,
            i.Case.DecidedAt, i.Case.DeclineReason, i.Case.Hold, i.Case.HeldAt),
        Acts = i.Acts.OrderBy(a => a.Ordinal).ThenBy(a => a.Id).Select(a => new ActSheet(
            a.Id, a.Type, a.Method, a.StatedReason, a.LegalBasis, a.Instrument, a.IssuingAuthority, a.Details,
            a.Stages.OrderBy(s => s.Ordinal).ThenBy(s => s.Id).Select(s => new StageSheet(s.Kind, s.Date, s.Source, s.Note)).ToList())).ToList(),
        // Who a target is has a fence of its own in the database; this is the first of the two.
        Targets = i.Targets.OrderBy(t => t.Ordinal).ThenBy(t => t.Id).Select(t => new TargetSheet(
            t.Kind, t.Category,
            t.Naming == Naming.Named || (i.OrganisationId == reader.OrganisationId && (i.AuthorId == reader.Id || reader.Role == Role.Lead))
                ? t.Identity!.PartyId : null,
            t.Naming == Naming.Named || (i.OrganisationId == reader.OrganisationId && (i.AuthorId == reader.Id || reader.Role == Role.Lead))
                ? t.Identity!.Name : null,
            t.RoleAtTime, t.AffiliationAtTime, t.Status, t.Naming, t.Description)).ToList(),
        Actors = i.Involvements.OrderBy(a => a.Ordinal).ThenBy(a => a.Id)
            .Select(a => new ActorSheet(a.PartyId, a.Name, a.Kind, a.Degree, a.Claim, a.Attribution)).ToList(),
        Sources = i.Sources.OrderBy(s => s.Ordinal).ThenBy(s => s.Id).Select(s => new SourceSheet(
            s.Title, s.Publisher, s.Address, s.PublishedOn, s.Language, s.Connection, s.Reliability, s.Credibility)).ToList(),
        Consent = i.Consents.OrderBy(c => c.RecordedAt).ThenBy(c => c.Id)
            .Select(c => new ConsentLine(c.Audience, c.Part, c.Answer, c.RecordedAt)).ToList(),
        Questions = i.Questions.OrderBy(q => q.AskedAt).ThenBy(q => q.Id)
            .Select(q => new QuestionSheet(q.Id, q.Text, q.AskedAt, q.Answer, q.AnsweredAt)).ToList(),
        // What went between a lead and an author is their organisation's; the database keeps it from others as well.
        History = i.Events.Where(e => i.OrganisationId == reader.OrganisationId
            || (e.Kind != CaseEventKind.HeldBack && e.Kind != CaseEventKind.PassedOn && e.Kind != CaseEventKind.SentBack)).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => new HistoryLine(
            e.At, e.Kind, e.AuthorId == reader.Id ? HistoryActor.You
                : e.Kind == CaseEventKind.Logged || e.Kind == CaseEventKind.Amended || e.Kind == CaseEventKind.Submitted
                    || e.Kind == CaseEventKind.QuestionAnswered || e.Kind == CaseEventKind.HeldBack ? HistoryActor.Reporter
                : e.Kind == CaseEventKind.PassedOn || e.Kind == CaseEventKind.SentBack ? HistoryActor.Lead : HistoryActor.Liaison,
            e.Reason, e.SeverityFrom, e.SeverityTo)).ToList(),
    };
}
