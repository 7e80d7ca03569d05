using System.Text.RegularExpressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>A record as far as it is compared; the names in it come from <see cref="SketchedNames"/>.</summary>
internal sealed record LikeCandidate(
    Guid Id, string Reference, string Title, string Language, IncidentDate Occurred, string[] ActTypes, string? Country, string? Town)
{
    public EventSketch Sketch(IReadOnlyList<ToldName> names) => new()
    {
        Title = Title,
        ActTypes = ActTypes,
        Occurred = Occurred,
        Country = Country,
        Town = Town,
        Names = names,
    };
}

internal static class ComparedRecords
{
    /// <summary>Of each what this person may read; the town is for reviewers where its reporter says so.</summary>
    public static IQueryable<LikeCandidate> Compared(this IQueryable<Incident> incidents, CurrentUser user) => incidents
        .Select(i => new LikeCandidate(
            i.Id, i.Reference, i.Title, i.Language, i.Occurred, i.ActTypes, i.Country,
            i.OrganisationId == user.OrganisationId || i.TownVisibility == TownVisibility.Reviewers ? i.Town : null));
}

/// <summary>
/// The few records that are worth a comparison, each way along an index: those of about these days in this country, those
/// of these days that name a party of the telling, and, where no day is told, those of a title like this.
/// </summary>
internal sealed partial class LikeCandidates(RegisterDbContext db, CurrentUser user)
{
    private const int FromDays = 30;
    private const int FromNames = 20;
    private const int LongestWords = 4;

    /// <summary>A month that is told as such begins up to so many days before what happened in it.</summary>
    private const int LongestBefore = 31;
    private const int DaysApart = 7;
    private const int DaysApartElsewhere = 3;

    /// <summary>What is told more widely than this is no help in looking.</summary>
    private const int WidestDays = 92;

    /// <returns>At most 50.</returns>
    public async Task<List<LikeCandidate>> Of(EventSketch told, Guid? record, CancellationToken ct)
    {
        var standing = Standing(record);
        if (told.Occurred.From is not { } from || Last(told.Occurred) is not { } to)
            return await ByTitle(standing, told, ct);

        var found = await ByDays(standing, told, from, to, ct);
        var parties = told.Names.Select(n => n.PartyId).OfType<Guid>().Distinct().ToArray();
        if (parties.Length > 0) found.AddRange(await ByParty(standing, parties, from, to, ct));
        return [.. found.DistinctBy(c => c.Id)];
    }

    private IQueryable<Incident> Standing(Guid? record)
    {
        var visible = db.Incidents.AsNoTracking().VisibleTo(user).Where(i => i.MergedIntoId == null);
        if (record is not { } id) return visible;

        return visible.Where(i => i.Id != id && !db.IncidentRelations.Any(r => r.Kind == RelationKind.NotDuplicate
            && ((r.FromId == id && r.ToId == i.Id) || (r.FromId == i.Id && r.ToId == id))));
    }

    private static DateOnly? Last(IncidentDate told) =>
        told.To is { } to && to.DayNumber - told.From!.Value.DayNumber <= WidestDays ? to : null;

    /// <summary>In the country that is told, or in the reporter's own records; where no country is told, of fewer days.</summary>
    private Task<List<LikeCandidate>> ByDays(
        IQueryable<Incident> standing, EventSketch told, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (types, title, country) = (told.ActTypes.ToArray(), told.Title, told.Country);
        var isOwn = user.Role != Role.Liaison;
        var apart = isOwn || country is not null ? DaysApart : DaysApartElsewhere;
        var (earliest, latest) = (Shifted(from, -LongestBefore), Shifted(to, apart));
        var (ends, near) = (Shifted(from, -apart), Shifted(from, -DaysApartElsewhere));
        if (!isOwn && country is null) earliest = near;

        var met = standing.Where(i => i.OccurredFrom >= earliest && i.OccurredFrom <= latest && (i.OccurredTo == null || i.OccurredTo >= ends));
        if (!isOwn && country is not null) met = met.Where(i => i.Country == country || (i.Country == null && i.OccurredFrom >= near));

        return Candidates(met
            .OrderByDescending(i => i.ActTypes.Any(t => types.Contains(t)))
            .ThenByDescending(i => EF.Functions.TrigramsSimilarity(i.Title, title)).ThenByDescending(i => i.Id), FromDays, ct);
    }

    /// <summary>The same party within the same few days is worth a look in whatever country.</summary>
    private async Task<List<LikeCandidate>> ByParty(
        IQueryable<Incident> standing, Guid[] parties, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (earliest, latest) = (Shifted(from, -DaysApartElsewhere), Shifted(to, DaysApartElsewhere));
        return await Among(standing, await db.Database.SqlQuery<Guid>($"""
            select incident_id as "Value" from sec.incidents_naming({parties}, {earliest}, {latest}, {FromNames})
            """).ToListAsync(ct), ct);
    }

    /// <summary>By the longest words of the title, which are the rarest; the search ranks what has all of them.</summary>
    private async Task<List<LikeCandidate>> ByTitle(IQueryable<Incident> standing, EventSketch told, CancellationToken ct)
    {
        var words = Word().Matches(told.Title).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count < 3) return [];

        var longest = string.Join(' ', words.OrderByDescending(w => w.Length).Take(LongestWords));
        return await Among(standing, await db.Database.SqlQuery<Guid>($"""
            select incident_id as "Value" from sec.search_incidents({longest}, {FromDays})
            """).ToListAsync(ct), ct);
    }

    private async Task<List<LikeCandidate>> Among(IQueryable<Incident> standing, List<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? [] : await Candidates(standing.Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.Id), FromDays, ct);

    private Task<List<LikeCandidate>> Candidates(IOrderedQueryable<Incident> incidents, int atMost, CancellationToken ct) => incidents
        .Top(atMost).Compared(user).ToListAsync(ct);

    private static DateOnly Shifted(DateOnly day, int days) => DateOnly.FromDayNumber(
        Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
