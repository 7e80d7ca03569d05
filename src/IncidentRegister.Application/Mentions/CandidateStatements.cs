using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// The few of all statements that may speak of an incident that is new or was changed, for <see cref="MentionFinder"/> to
/// read: along the index of their terms, and by full text for names that only this incident knows.
/// </summary>
internal sealed class CandidateStatements(RegisterDbContext db)
{
    /// <summary>What the finder reads in a good half second.</summary>
    private const int AtMost = 100;
    private const int MostNames = 20;

    /// <returns>Those that share most with it, in their newest version; latest first.</returns>
    public async Task<IReadOnlyList<SketchedStatement>> For(IncidentSketch incident, CancellationToken ct)
    {
        CandidateQuestion[] asked = [.. CandidateTerms.Standard.AskedBy(incident)];
        string[] names = [.. CandidateTerms.Standard.UnknownNames(incident).Take(MostNames)];
        if (asked.Length + names.Length == 0) return [];

        var terms = Array.ConvertAll(asked, q => q.Term);
        var weights = Array.ConvertAll(asked, q => q.Weight);
        var earliest = Array.ConvertAll(asked, q => q.Earliest);
        var most = Array.ConvertAll(asked, q => q.Most);
        var versions = await db.Database.SqlQuery<Guid>($"""
            select version_id as "Value" from sec.statements_of_terms(
              {terms}, {weights}, {earliest}, {most}, {names}, {AtMost})
            """).ToListAsync(ct);

        return versions.Count == 0 ? [] : await new StatementSketches(db).Of([.. versions], ct);
    }
}
