using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Records that nothing will come of what was announced; returns its reference.</summary>
/// <param name="On">When it was taken back, or was seen to have come to nothing; EDTF.</param>
/// <param name="Version">The version of the announcement that was on the screen.</param>
/// <exception cref="NotFoundException">No such announcement.</exception>
/// <exception cref="StaleVersionException">Somebody changed it since.</exception>
/// <exception cref="RuleBrokenException">It ended already, or the day does not fit.</exception>
public sealed record DropAnnouncement(string Reference, string On, string Reason, long Version) : ICommand<string>
{
    public static Policy Policy => Policies.RecordResponses;
}

internal sealed class DropAnnouncementValidator : AbstractValidator<DropAnnouncement>
{
    public DropAnnouncementValidator()
    {
        RuleFor(r => r.On).Dated();
        RuleFor(r => r.Reason).MustSay(Ask.ReasonMaxLength, lines: true);
    }
}

internal sealed class DropAnnouncementHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DropAnnouncement, string>
{
    public async Task<string> Handle(DropAnnouncement request, CancellationToken ct)
    {
        var announcement = await ShownAnnouncement.Find(db, request.Reference, ct) ?? throw new NotFoundException();
        if (announcement.Version != request.Version) throw new StaleVersionException(request.Version, announcement.Version);

        announcement.Drop(IncidentDate.Parse(request.On), Written.Kept(request.Reason, lines: true)!, user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return announcement.Reference;
    }
}

internal static class ShownAnnouncement
{
    /// <summary>
    /// Tracked, with its end; null where there is none. Whoever comes second waits for the first, and finds the end there.
    /// </summary>
    public static async Task<Announcement?> Find(RegisterDbContext db, string written, CancellationToken ct)
    {
        var reference = Reference.TryParse(written, out var parsed) ? parsed.ToString() : "";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({reference}, 0))", ct);
        return await db.Announcements.Include(a => a.End).SingleOrDefaultAsync(a => a.Reference == reference, ct);
    }
}
