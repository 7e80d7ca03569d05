using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Overview;

namespace IncidentRegister.Application.Overview;

/// <summary>Which of the counted incidents are wanted. Every part that is null leaves nothing out.</summary>
public sealed record CountedFilter
{
    /// <summary>A country that is not told.</summary>
    public const string NotTold = "none";

    public const string Answered = "yes";
    public const string Unanswered = "no";

    /// <summary>Code of a broad type of acts.</summary>
    public string? Type { get; init; }

    /// <summary>Code of the vocabulary <c>target-category</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Code of the vocabulary <c>actor-kind</c>.</summary>
    public string? Actor { get; init; }

    /// <summary>Code of the vocabulary <c>country</c>, or <see cref="NotTold"/>.</summary>
    public string? Country { get; init; }

    /// <summary>Code of a <see cref="WorldRegion"/>.</summary>
    public string? Region { get; init; }

    /// <summary>A day of the week in which it happened, such as <c>2024-12-02</c>.</summary>
    public string? Week { get; init; }

    /// <summary><c>verified</c>: its review ended so.</summary>
    public string? Review { get; init; }

    /// <summary><c>yes</c>, <c>no</c>, or the days within which the first response came: 7, 30 or 90.</summary>
    public string? Response { get; init; }

    /// <summary>Sent since this instant (ISO 8601).</summary>
    public string? Since { get; init; }

    internal IQueryable<Incident> Of(CountedIncidents counted, RegisterDbContext db)
    {
        var incidents = counted.All;
        if (Type is { } type)
        {
            var ids = counted.ByType(incidents).Where(c => c.Code == type).Select(c => c.Id);
            incidents = incidents.Where(i => ids.Contains(i.Id));
        }

        if (Target is { } target)
        {
            var ids = counted.ByTarget(incidents).Where(c => c.Code == target).Select(c => c.Id);
            incidents = incidents.Where(i => ids.Contains(i.Id));
        }

        if (Actor is { } actor)
        {
            var ids = counted.ByActor(incidents).Where(c => c.Code == actor).Select(c => c.Id);
            incidents = incidents.Where(i => ids.Contains(i.Id));
        }

        if (Review is not null)
            incidents = Review == "verified" ? counted.Verified(incidents) : throw new TamperedException("review");
        if (Response is { } response) incidents = ByResponse(incidents, counted, db, response);
        return When(Where(incidents));
    }

    private IQueryable<Incident> Where(IQueryable<Incident> incidents)
    {
        if (Country is { } country)
            incidents = country == NotTold ? incidents.Where(i => i.Country == null) : incidents.Where(i => i.Country == country);
        if (Region is not { } region) return incidents;
        if (!WorldRegion.All.Contains(region)) throw new TamperedException("region");

        var others = WorldRegion.All.SelectMany(WorldRegion.CountriesOf).ToArray();
        var countries = WorldRegion.CountriesOf(region).ToArray();
        return region == WorldRegion.None
            ? incidents.Where(i => i.Country == null || !others.Contains(i.Country))
            : incidents.Where(i => countries.Contains(i.Country!));
    }

    private IQueryable<Incident> When(IQueryable<Incident> incidents)
    {
        if (Since is { } text)
            incidents = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
                ? incidents.Where(i => i.Case.SubmittedAt >= since.ToUniversalTime()) : throw new TamperedException("since");
        if (Week is not { } written) return incidents;
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new TamperedException("week");

        var week = Domain.Overview.Week.Of(day);
        var (first, last) = (week.Monday, week.Sunday);
        return incidents.Where(i => i.OccurredFrom >= first && i.OccurredTo <= last);
    }

    private static IQueryable<Incident> ByResponse(
        IQueryable<Incident> incidents, CountedIncidents counted, RegisterDbContext db, string response)
    {
        var days = response switch
        {
            Answered or Unanswered => (int?)null,
            "7" or "30" or "90" => int.Parse(response, CultureInfo.InvariantCulture),
            _ => throw new TamperedException("response"),
        };
        var answers = from about in db.ResponseIncidents
                      join taken in counted.Responses on about.ResponseId equals taken.Id
                      select new { about.IncidentId, taken.TakenFrom };
        var dated = incidents.Where(i => i.OccurredFrom != null);
        return days is { } most ? dated.Where(i => answers.Any(a => a.IncidentId == i.Id && a.TakenFrom <= i.OccurredFrom!.Value.AddDays(most)))
            : response == Answered ? dated.Where(i => answers.Any(a => a.IncidentId == i.Id))
            : dated.Where(i => !answers.Any(a => a.IncidentId == i.Id));
    }
}
