using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// The few of all incidents that a statement may speak of, for <see cref="MentionFinder"/> to compare: found along an
/// index by the terms that the text and they share, and only of those that the caller may read.
/// </summary>
internal sealed class CandidateIncidents(RegisterDbContext db, CurrentUser user)
{
    /// <summary>Campaigns and what else belongs to them, beside those that share a term.</summary>
    private const int MostRelated = 60;

    /// <returns>In no order that means anything; keys are references. Empty where the text has no term of theirs.</returns>
    public async Task<IReadOnlyList<IncidentSketch>> For(StatementSketch statement, CancellationToken ct)
    {
        // In the order of the index: a thousand looks along it in turn find each page of it still at hand.
        var found = await Found([.. CandidateTerms.Standard.AskedBy(statement).OrderBy(q => q.Term).ThenBy(q => q.Latest)], ct);
        if (found.Count == 0) return [];

        var parts = db.IncidentRelations.AsNoTracking().Where(r => r.Kind == RelationKind.PartOfCampaign);
        var campaigns = parts.Where(r => found.Contains(r.FromId))
            .Select(r => r.ToId).Distinct().OrderBy(id => id).Top(MostRelated);
        var members = parts.Where(r => found.Contains(r.ToId))
            .Select(r => r.FromId).Distinct().OrderByDescending(id => id).Top(MostRelated);
        var related = await campaigns.Concat(members).ToListAsync(ct);

        return await new IncidentSketches(db, user).Of([.. found.Union(related)], ct);
    }

    private async Task<List<Guid>> Found(CandidateQuestion[] asked, CancellationToken ct)
    {
        if (asked.Length == 0) return [];

        var terms = Array.ConvertAll(asked, q => q.Term);
        var weights = Array.ConvertAll(asked, q => q.Weight);
        var (earliest, latest) = (Array.ConvertAll(asked, q => q.Earliest), Array.ConvertAll(asked, q => q.Latest));
        var most = Array.ConvertAll(asked, q => q.Most);
        return await db.Database.SqlQuery<Guid>($"""
            select incident_id as "Value" from sec.incidents_of_terms(
              {terms}, {weights}, {earliest}, {latest}, {most}, {CandidateTerms.MostCandidates})
            """).ToListAsync(ct);
    }
}
