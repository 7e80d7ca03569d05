using System.Globalization;
using System.Text;
using IncidentRegister.Application.Responses;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>
/// Days until which replies are awaited, as a calendar (RFC 5545): references only, because calendars are kept by others.
/// </summary>
internal static class DeadlineCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="now">UTC.</param>
    /// <returns>An all-day event for each ask that awaits a reply; no line is longer than 75 octets.</returns>
    public static byte[] Of(IEnumerable<AskLine> asks, DateTimeOffset now)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Incident register//Asks//EN\r\n");
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        foreach (var ask in asks)
        {
            if (ask.ReplyDue is not { } due) continue;

            string[] lines =
            [
                "BEGIN:VEVENT", $"UID:{ask.Reference}", $"DTSTAMP:{stamp}",
                $"DTSTART;VALUE=DATE:{due.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", $"SUMMARY:{ask.Reference}",
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ];
            text.AppendJoin("\r\n", lines).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("END:VCALENDAR\r\n").ToString());
    }
}
