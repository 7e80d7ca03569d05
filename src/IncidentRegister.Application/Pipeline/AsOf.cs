using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// The register as it was known at an instant, by the time of recording. It narrows what a reader may see today and
/// never widens it: rights are those of now. What was amended since is shown in its present words; rows that were added,
/// undone or merged since are counted as they stood.
/// </summary>
/// <param name="Before">UTC; what was recorded at this instant or later was not known.</param>
/// <param name="Day">The last day of that knowledge, in UTC; waits are counted until then.</param>
public sealed record AsOf(DateTimeOffset Before, DateOnly Day)
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Nothing was left out: queries may read what is kept of the present.</summary>
    public bool IsNow { get; private init; }

    // An instant is kept to the microsecond; what was recorded in this very one is known.
    public static AsOf Now(DateTimeOffset now) =>
        new(now.AddMicroseconds(1), DateOnly.FromDateTime(now.UtcDateTime)) { IsNow = true };

    /// <summary>At the end of a day, in UTC.</summary>
    public static AsOf EndOf(DateOnly day) => new(new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero), day);

    /// <summary>Just before an instant, such as that of somebody's last visit.</summary>
    public static AsOf Until(DateTimeOffset instant) => new(instant, DateOnly.FromDateTime(instant.UtcDateTime));

    /// <param name="text">A day of an address, such as <c>2024-12-05</c>; null or empty: now.</param>
    /// <param name="began">The first instant of which the register knows anything; null: none.</param>
    /// <exception cref="ValidationException">It is no day, lies in the future, or before the register began.</exception>
    public static AsOf Read(string? text, DateTimeOffset now, DateTimeOffset? began)
    {
        if (string.IsNullOrEmpty(text)) return Now(now);
        if (!DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw Wrong("as-of.malformed");
        if (day > DateOnly.FromDateTime(now.UtcDateTime)) throw Wrong("as-of.in-future");
        if (began is { } first && day < DateOnly.FromDateTime(first.UtcDateTime)) throw Wrong("as-of.before-register");

        return EndOf(day);
    }

    public IQueryable<Incident> Of(IQueryable<Incident> incidents) =>
        incidents.Where(i => i.RecordedAt < Before);

    public IQueryable<Ask> Of(IQueryable<Ask> asks) => asks.Where(a => a.RecordedAt < Before);

    public IQueryable<AskStep> Of(IQueryable<AskStep> steps) => steps.Where(s => s.At < Before);

    public IQueryable<Response> Of(IQueryable<Response> responses) => responses.Where(r => r.RecordedAt < Before);

    public IQueryable<Announcement> Of(IQueryable<Announcement> announcements) => announcements.Where(a => a.RecordedAt < Before);

    public IQueryable<AnnouncementEnd> Of(IQueryable<AnnouncementEnd> ends) => ends.Where(e => e.At < Before);

    public IQueryable<Standing> Of(IQueryable<Standing> standings) => standings.Where(s => s.RecordedAt < Before);

    public IQueryable<ActStage> Of(IQueryable<ActStage> stages) => stages.Where(s => s.RecordedAt < Before);

    /// <summary>
    /// Links that stood: recorded or accepted by then, and not undone by then. One that was undone and restored since
    /// counts as if it had stood all the while.
    /// </summary>
    public IQueryable<Mention> Of(IQueryable<Mention> mentions) => mentions.Where(m =>
        m.State == MentionState.Confirmed && (m.DecidedAt ?? m.RecordedAt) < Before
        && (m.UndoneAt == null || m.UndoneAt >= Before));

    private static ValidationException Wrong(string key) => new([new ValidationFailure(nameof(AsOf), key)]);
}
