using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// What an incident may be called: words of passages that a person linked to it, where the finder had not asked. It takes
/// no name by itself.
/// </summary>
internal sealed class AliasDesk(RegisterDbContext db, CurrentUser user)
{
    private const int MostPassages = 50;
    private const int MostOffered = 10;

    /// <returns>Nothing that was answered before, and nothing for a record that gave way to another one.</returns>
    public async Task<IReadOnlyList<OfferedAlias>> Offered(Guid incident, CancellationToken ct)
    {
        var sketches = await new IncidentSketches(db, user).Of([incident], ct);
        if (sketches.Count == 0) return [];

        var answered = await db.IncidentAliases.Where(a => a.IncidentId == incident).Select(a => a.Key).ToHashSetAsync(ct);
        var linked = await (
            from mention in db.VisibleMentions(user).Links().AsNoTracking()
            where mention.IncidentId == incident && mention.Strength == null
            join passage in db.Passages on mention.PassageId equals passage.Id
            join version in db.StatementVersions on passage.VersionId equals version.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            orderby mention.RecordedAt descending, mention.Id
            select new { passage.Quote, passage.Paragraph, statement.Reference, version.Language }).Top(MostPassages).ToListAsync(ct);

        return
        [
            .. (from link in linked
                from text in Phrasing.Of(link.Quote, sketches[0])
                where !answered.Contains(IncidentAlias.KeyOf(text))
                select new OfferedAlias(text, link.Reference, link.Paragraph, link.Language))
                .DistinctBy(o => IncidentAlias.KeyOf(o.Text)).Take(MostOffered),
        ];
    }

    /// <summary>Keeps the answer; not saved yet.</summary>
    /// <exception cref="NotFoundException">No such incident, or none that the caller may see.</exception>
    /// <exception cref="RuleBrokenException">The words are not offered, nor were they; or the incident was merged.</exception>
    public async Task Decide(string reference, string text, AliasState state, DateTimeOffset now, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user).Called(reference).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        await StatementTurn.Take(db, incident.Reference, ct); // two people who answer at once: the second finds the answer

        var key = IncidentAlias.KeyOf(text);
        if (await db.IncidentAliases.SingleOrDefaultAsync(a => a.IncidentId == incident.Id && a.Key == key, ct) is { } kept)
        {
            kept.Decide(state, user.Id, now);
            return;
        }

        var offered = (await Offered(incident.Id, ct)).FirstOrDefault(o => IncidentAlias.KeyOf(o.Text) == key);
        RuleBrokenException.ThrowIf(offered is null, "alias.not-offered");
        db.IncidentAliases.Add(IncidentAlias.Of(incident, offered!.Text, state, user.Id, now));
    }
}
