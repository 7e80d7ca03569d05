using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Where a mention stands.</summary>
/// <param name="Statement">Its reference.</param>
public sealed record MentionPlace(Guid Mention, string Statement, int Paragraph);

internal static class MentionFile
{
    /// <summary>
    /// Those whose incident the person may read, and those that name none. What the finder asks, and what it was answered
    /// with no, is for those who work on statements alone. The same rule stands in the database.
    /// </summary>
    public static IQueryable<Mention> VisibleMentions(this RegisterDbContext db, CurrentUser user)
    {
        var visible = db.Incidents.VisibleTo(user);
        var mentions = db.Mentions.Where(m => m.IncidentId == null || visible.Any(i => i.Id == m.IncidentId));
        return Policies.WorkOnStatements.Allows(user.Role) ? mentions : mentions.Where(m => m.State == MentionState.Confirmed);
    }

    /// <summary>Links that stand: what a person said, or accepted, and nobody took back.</summary>
    public static IQueryable<Mention> Links(this IQueryable<Mention> mentions) =>
        mentions.Where(m => m.UndoneAt == null && m.State == MentionState.Confirmed);

    /// <summary>For this transaction alone, like everything that marks words of the statement.</summary>
    /// <exception cref="NotFoundException">No such mention, or not one that this person sees.</exception>
    public static async Task<(Mention Mention, MentionPlace Place)> Open(
        RegisterDbContext db, CurrentUser user, Guid id, CancellationToken ct)
    {
        var place = await (
            from mention in db.VisibleMentions(user)
            where mention.Id == id
            join passage in db.Passages on mention.PassageId equals passage.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            select new MentionPlace(mention.Id, statement.Reference, passage.Paragraph))
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        await StatementTurn.Take(db, place.Statement, ct);

        return (await db.Mentions.SingleAsync(m => m.Id == id, ct), place);
    }
}
