using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>How a suggestion stands after somebody answered it.</summary>
/// <param name="Statement">Its reference.</param>
/// <param name="WasMade">
/// False when the suggestion had been decided before, by somebody else or in another window: nothing was changed then, and
/// <paramref name="State"/> is what that decision was.
/// </param>
public sealed record Decision(Guid Mention, string Statement, int Paragraph, MentionState State, bool WasMade);

/// <summary>Says that words speak of an incident: by the answer to a suggestion, where one was made of just that.</summary>
internal sealed class MentionDesk(RegisterDbContext db, CurrentUser user, DateTimeOffset now)
{
    /// <summary>Added or changed, and not saved yet.</summary>
    /// <exception cref="RuleBrokenException">The link stands already, or the incident was merged into another record.</exception>
    public async Task<Mention> Link(
        Passage passage, Incident? incident, MentionRelation relation, Stance stance, string? note, CancellationToken ct)
    {
        var incidentId = incident?.Id;
        var standing = await db.Mentions
            .Where(m => m.PassageId == passage.Id && m.IncidentId == incidentId && m.UndoneAt == null).ToListAsync(ct);
        RuleBrokenException.ThrowIf(standing.Exists(m => m.State == MentionState.Confirmed), "mention.already-there");

        if (standing is [var asked, ..] && incident is { MergedIntoId: null })
        {
            if (asked.State == MentionState.Rejected) asked.Reopen();
            asked.Accept(relation, stance, note, user.Id, now);
            return asked;
        }

        var mention = Mention.Confirm(passage, incident, relation, stance, note, user.Id, now);
        db.Mentions.Add(mention);
        return mention;
    }
}
