using System.Globalization;
using IncidentRegister.Application.Cases;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Admin;

/// <summary>The calendar that the clocks of cases count by.</summary>
[RuleField("calendar.no-hours", "Form.Hours[0].Opens")]
[RuleField("calendar.holiday-twice", "Form.Day")]
[RuleField("calendar.too-many-holidays", "Form.Day")]
public sealed class CalendarModel(IMediator mediator) : PageModel
{
    private const string Here = "/admin/calendar";

    private static readonly string[] Regions =
        ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/", "UTC"];

    /// <summary>Monday first, as the form has them.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [.. Enumerable.Range(1, 7).Select(n => (DayOfWeek)(n % 7))];

    [BindProperty(SupportsGet = true)]
    public CalendarForm Form { get; set; } = new();

    public CalendarSheet Calendar { get; private set; } = null!;

    /// <summary>The zones of places, as this system knows them; names of old and of offsets are left out.</summary>
    public IEnumerable<FieldOption> Zones => TimeZoneInfo.GetSystemTimeZones()
        .Where(z => z.HasIanaId && Regions.Any(r => z.Id.StartsWith(r, StringComparison.Ordinal)))
        .Select(z => z.Id).Append(Calendar.Zone).Distinct().Order(StringComparer.Ordinal)
        .Select(id => new FieldOption(id, id));

    public static string DayName(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Calendar = await mediator.Send(new ShowCalendar(), ct);
        if (Form.Version != 0 || Form.Hours.Count > 0) return; // what was typed goes with the version it was typed for

        Form.Version = Calendar.Version;
        Form.Zone = Calendar.Zone;
        foreach (var day in Week)
        {
            var hours = Calendar.Hours.FirstOrDefault(h => h.Day == day);
            Form.Hours.Add(new DayForm { Opens = hours?.Opens, Closes = hours?.Closes });
        }
    }

    public Task<IActionResult> OnPostHoursAsync(CancellationToken ct) => Send(
        new KeepCalendar(Form.Zone ?? "", [.. Week.Zip(Form.Hours, (day, h) => new DayHours(day, h.Opens ?? "", h.Closes ?? ""))], Form.Version), ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => Send(new AddHoliday(Form.Day ?? "", Form.Name ?? ""), ct);

    public Task<IActionResult> OnPostRemoveAsync(DateOnly day, CancellationToken ct) => Send(new RemoveHoliday(day), ct);

    private async Task<IActionResult> Send(IRequest<long> request, CancellationToken ct)
    {
        await mediator.Send(request, ct);
        return new SeeOtherResult(Here);
    }
}

public sealed class CalendarForm
{
    public string? Zone { get; set; }

    /// <summary>One for each day of the week, Monday first.</summary>
    public IList<DayForm> Hours { get; init; } = [];

    /// <summary>The day of a new holiday, as <c>2026-12-25</c>.</summary>
    public string? Day { get; set; }
    public string? Name { get; set; }
    public long Version { get; set; }
}

public sealed class DayForm
{
    public string? Opens { get; set; }
    public string? Closes { get; set; }
}
