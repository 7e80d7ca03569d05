using System.Globalization;
using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Enters a day on which the liaison does not work, and derives anew when every open case is due.</summary>
/// <param name="Day">In ISO 8601, as <c>2026-12-25</c>.</param>
/// <exception cref="RuleBrokenException">It is one already, or there are too many.</exception>
public sealed record AddHoliday(string Day, string Name) : ICommand<long>
{
    public static Policy Policy => Policies.KeepCalendar;
}

internal sealed class AddHolidayValidator : AbstractValidator<AddHoliday>
{
    public AddHolidayValidator()
    {
        RuleFor(r => r.Day).Must(day => Read(day) is not null).WithMessage("calendar.no-such-day");
        RuleFor(r => r.Name).MustSay(Holiday.NameMaxLength);
    }

    internal static DateOnly? Read(string typed) =>
        DateOnly.TryParseExact(typed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

internal sealed class AddHolidayHandler(RegisterDbContext db, OfficeCalendar office, OpenDeadlines deadlines)
    : IRequestHandler<AddHoliday, long>
{
    public async Task<long> Handle(AddHoliday request, CancellationToken ct)
    {
        var calendar = await office.ToChange(null, ct);

        calendar.AddHoliday(AddHolidayValidator.Read(request.Day)!.Value, Written.Kept(request.Name)!);
        await db.SaveChangesAsync(ct);
        await deadlines.Settle(calendar, ct);

        return calendar.Version;
    }
}
