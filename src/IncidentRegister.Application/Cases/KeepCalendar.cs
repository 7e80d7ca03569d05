using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// Says anew in which zone and at which hours the liaison works, and derives anew when every open case is due. Returns
/// the version that now stands.
/// </summary>
/// <param name="Hours">A day without an opening and a closing is a day off.</param>
/// <param name="Version">The version that the keeper had on the screen.</param>
/// <exception cref="StaleVersionException">Somebody changed it since.</exception>
/// <exception cref="RuleBrokenException">Nobody would ever work.</exception>
public sealed record KeepCalendar(string Zone, IReadOnlyList<DayHours> Hours, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.KeepCalendar;
}

internal sealed class KeepCalendarValidator : AbstractValidator<KeepCalendar>
{
    public KeepCalendarValidator()
    {
        RuleFor(r => r.Zone).Must(WorkCalendar.KnowsZone).WithMessage("calendar.unknown-zone");
        RuleFor(r => r.Hours).Must(h => h.All(d => Enum.IsDefined(d.Day)) && h.DistinctBy(d => d.Day).Count() == h.Count)
            .WithMessage(Written.UnknownCode);
        RuleForEach(r => r.Hours).ChildRules(day =>
        {
            day.RuleFor(d => d.Opens).Must(t => t.Length == 0 || WallTime.Read(t) is not null).WithMessage("calendar.no-such-time");
            day.RuleFor(d => d.Closes).Must(t => t.Length == 0 || WallTime.Read(t) is not null).WithMessage("calendar.no-such-time");
            day.RuleFor(d => d.Closes)
                .Must((d, closes) => (d.Opens.Length == 0) == (closes.Length == 0)).WithMessage("calendar.half-a-day")
                .Must((d, closes) => !(WallTime.Read(d.Opens) >= WallTime.Read(closes))).WithMessage("calendar.closes-before-opening");
        });
    }
}

internal sealed class KeepCalendarHandler(RegisterDbContext db, OfficeCalendar office, OpenDeadlines deadlines)
    : IRequestHandler<KeepCalendar, long>
{
    public async Task<long> Handle(KeepCalendar request, CancellationToken ct)
    {
        var calendar = await office.ToChange(request.Version, ct);

        calendar.Keep(request.Zone, request.Hours.Where(d => d.Opens.Length > 0)
            .ToDictionary(d => d.Day, d => (WallTime.Read(d.Opens)!.Value, WallTime.Read(d.Closes)!.Value)));
        await db.SaveChangesAsync(ct);
        await deadlines.Settle(calendar, ct);

        return calendar.Version;
    }
}
