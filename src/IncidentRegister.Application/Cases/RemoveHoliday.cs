using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Takes a holiday back, and derives anew when every open case is due.</summary>
/// <exception cref="RuleBrokenException">It is none.</exception>
public sealed record RemoveHoliday(DateOnly Day) : ICommand<long>
{
    public static Policy Policy => Policies.KeepCalendar;
}

internal sealed class RemoveHolidayHandler(RegisterDbContext db, OfficeCalendar office, OpenDeadlines deadlines)
    : IRequestHandler<RemoveHoliday, long>
{
    public async Task<long> Handle(RemoveHoliday request, CancellationToken ct)
    {
        var calendar = await office.ToChange(null, ct);

        calendar.RemoveHoliday(request.Day);
        await db.SaveChangesAsync(ct);
        await deadlines.Settle(calendar, ct);

        return calendar.Version;
    }
}
