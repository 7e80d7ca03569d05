using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>The liaison's calendar, for whoever keeps it.</summary>
public sealed record ShowCalendar : IQuery<CalendarSheet>
{
    public static Policy Policy => Policies.KeepCalendar;
}

/// <param name="Zone">IANA name.</param>
/// <param name="Hours">From Monday on; days off are left out.</param>
/// <param name="Holidays">Earliest first.</param>
public sealed record CalendarSheet(
    string Zone, IReadOnlyList<DayHours> Hours, IReadOnlyList<NamedDay> Holidays, long Version);

/// <summary>Opening and closing as people write them, such as <c>09:00</c>; midnight at the end of a day is <c>24:00</c>.</summary>
public sealed record DayHours(DayOfWeek Day, string Opens, string Closes);

public sealed record NamedDay(DateOnly Day, string Name);

internal sealed class ShowCalendarHandler(OfficeCalendar office) : IRequestHandler<ShowCalendar, CalendarSheet>
{
    public async Task<CalendarSheet> Handle(ShowCalendar request, CancellationToken ct)
    {
        var calendar = await office.Now(ct);
        return new CalendarSheet(
            calendar.ZoneId,
            [.. calendar.Hours.OrderBy(h => ((int)h.Day + 6) % 7)
                .Select(h => new DayHours(h.Day, WallTime.Of(h.Opens), WallTime.Of(h.Closes)))],
            [.. calendar.Holidays.OrderBy(h => h.Day).Select(h => new NamedDay(h.Day, h.Name))],
            calendar.Version);
    }
}
