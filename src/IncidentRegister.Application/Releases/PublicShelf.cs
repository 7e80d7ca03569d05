using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// What everybody may read. The same rule stands in the database (<c>releases_public</c>), where a visitor finds nothing
/// else, and nothing of a release that was withdrawn.
/// </summary>
internal static class PublicShelf
{
    /// <exception cref="NotFoundException">An administrator has not opened the page, or has closed it.</exception>
    public static async Task RefuseIfClosed(this RegisterDbContext db, CancellationToken ct)
    {
        if (!await db.Database.SqlQuery<bool>($"select sec.public_page_is_open() as \"Value\"").SingleAsync(ct)) throw new NotFoundException();
    }

    public static IQueryable<Release> PublicReleases(this RegisterDbContext db) =>
        db.Releases.AsNoTracking().Where(r => r.Audience == ReleaseAudience.Public && r.Tlp == Tlp.Clear);

    /// <summary>Newest first.</summary>
    public static IQueryable<PublicLine> PublicLines(this RegisterDbContext db, IQueryable<Release> releases)
    {
        var all = db.PublicReleases();
        return releases.OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.Id).Select(r => new PublicLine
        {
            Id = r.Id,
            Reference = r.Reference,
            Title = r.Title,
            Summary = r.Summary,
            Language = r.Language,
            ActTypes = r.ActTypes,
            TargetCategories = r.TargetCategories,
            Country = r.Country,
            Situation = r.Situation,
            Occurred = r.Occurred,
            Severity = r.Severity,
            Verification = r.Verification,
            ReleasedAt = r.ReleasedAt,
            Sha256 = r.Sha256,
            Corrects = all.Where(c => c.Id == r.CorrectsId).Select(c => c.Reference).FirstOrDefault(),
            CorrectedBy = all.Where(c => c.CorrectsId == r.Id).OrderByDescending(c => c.ReleasedAt).ThenByDescending(c => c.Id)
                .Select(c => c.Reference).FirstOrDefault(),
        });
    }
}
