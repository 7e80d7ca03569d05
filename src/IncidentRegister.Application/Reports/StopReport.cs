using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Ends a report for whoever holds a copy of it. As often as one likes.</summary>
/// <exception cref="NotFoundException">The token is of no copy that was sent.</exception>
public sealed record StopReport(string Token) : ICommand<Done>
{
    public static Policy Policy => Policies.AtTheDoor;
}

internal sealed class StopReportHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock) : IRequestHandler<StopReport, Done>
{
    public async Task<Done> Handle(StopReport request, CancellationToken ct)
    {
        var link = await db.StopLink(request.Token, ct);

        // A reader of mail may press twice at once, and each time it is right.
        var added = await db.Database.ExecuteSqlAsync($"""
            insert into report_stops (report_id, user_id, at) values ({link.ReportId}, {link.UserId}, {clock.GetUtcNow()}) on conflict do nothing
            """, ct);
        if (added == 0) trail.NothingHappened();
        else trail.Changed(new ChangedRow($"report_stops/{link.ReportId},{link.UserId}", "Added", null, null, new Dictionary<string, object?[]>()));

        return default;
    }
}

/// <summary>Whether the report of this copy was stopped already. Changes nothing: mail readers open links by themselves.</summary>
/// <exception cref="NotFoundException">The token is of no copy that was sent.</exception>
public sealed record ShowReportStop(string Token) : IQuery<bool>
{
    public static Policy Policy => Policies.AtTheDoor;
}

internal sealed class ShowReportStopHandler(RegisterDbContext db) : IRequestHandler<ShowReportStop, bool>
{
    public async Task<bool> Handle(ShowReportStop request, CancellationToken ct) =>
        await db.IsStopped(await db.StopLink(request.Token, ct), ct);
}

internal static class StopFile
{
    public static async Task<UnsubscribeLink> StopLink(this RegisterDbContext db, string token, CancellationToken ct)
    {
        var hash = Token.Hash(token);
        return await db.UnsubscribeLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) ?? throw new NotFoundException();
    }

    public static Task<bool> IsStopped(this RegisterDbContext db, UnsubscribeLink link, CancellationToken ct) =>
        db.ReportStops.AnyAsync(s => s.ReportId == link.ReportId && s.UserId == link.UserId, ct);
}
