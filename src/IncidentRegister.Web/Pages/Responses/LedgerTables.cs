using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Exchange;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>The lists of the ledger as tables to hand out. Dates are EDTF, days are numbers, parties go by key and name.</summary>
internal sealed class LedgerTables(Glossary words, IStringLocalizer<Texts> texts)
{
    public OpenTable Asks(IEnumerable<AskLine> asks)
    {
        var table = Table(
            ("ask", "ask.reference", "#meta+id"), ("statement", "ask.statement", "#meta+source+id"), ("words", "ask.words", "#description+ask"),
            ("issuer", "ask.issuer", "#org+issuer+name"), ("addressee_key", "ask.addressee-key", "#org+addressee+code"),
            ("addressee", "ask.addressee", "#org+addressee+name"), ("measure", "label.measure", "#activity+code"),
            ("asked_on", "ask.asked-on", "#date+asked"), ("state", "ask.state", "#status"), ("reply_due", "ask.reply-until", "#date+due"),
            ("days_waiting", "ask.days-waiting", "#indicator+waiting+days"), ("days_to_response", "ask.days-to-response", "#indicator+response+days"),
            ("incidents", "ask.incidents", "#event+id+list"), ("responses", "response.list.responses", "#activity+response+id+list"));
        foreach (var ask in asks)
            table.Row(
                OpenCell.Made(ask.Reference), OpenCell.Made(ask.Statement), OpenCell.Told(ask.Quote), OpenCell.Told(words.Party(ask.Issuer)),
                OpenCell.Made(words.KeyOf(ask.Addressee)), OpenCell.Told(words.Party(ask.Addressee)), OpenCell.Made(ask.Measure),
                OpenCell.Made(ask.AskedOn.ToString()), OpenCell.Made(Code.Of(ask.State)), OpenCell.Made(Day(ask.ReplyDue)),
                OpenCell.Made(ask.DaysWaiting?.Least), OpenCell.Made(ask.DaysToResponse?.Least),
                OpenCell.Made(string.Join(' ', ask.Incidents.Select(i => i.Reference))),
                OpenCell.Made(string.Join(' ', ask.Answers.Select(a => a.Response))));
        return table;
    }

    public OpenTable Responses(IEnumerable<ResponseLine> responses)
    {
        var table = Table(
            ("response", "response.reference", "#meta+id"), ("title", "label.title", "#description"), ("measure", "label.measure", "#activity+code"),
            ("party_key", "response.party-key", "#org+code"), ("party", "label.party", "#org+name"),
            ("party_count", "label.party-count", "#indicator+parties+num"), ("taken_on", "label.taken-on", "#date+taken"),
            ("incidents", "ask.incidents", "#event+id+list"), ("asks", "response.list.asks", "#activity+ask+id+list"));
        foreach (var response in responses)
            table.Row(
                OpenCell.Made(response.Reference), OpenCell.Told(response.Title), OpenCell.Made(response.Measure),
                OpenCell.Made(words.KeyOf(response.Party)), OpenCell.Told(words.Party(response.Party)), OpenCell.Made(response.PartyCount),
                OpenCell.Made(response.TakenOn.ToString()), OpenCell.Made(string.Join(' ', response.Incidents.Select(i => i.Incident.Reference))),
                OpenCell.Made(string.Join(' ', response.Asks.Select(a => a.Ask))));
        return table;
    }

    public OpenTable Announced(IEnumerable<AnnouncementLine> announcements)
    {
        var table = Table(
            ("announcement", "announcement.reference", "#meta+id"), ("title", "label.title", "#description"),
            ("measure", "label.measure", "#activity+code"), ("party_key", "announcement.party-key", "#org+code"),
            ("party", "announcement.party", "#org+name"), ("announced_on", "announcement.announced-on", "#date+announced"),
            ("planned_for", "announcement.planned-for", "#date+planned"), ("state", "ask.state", "#status"),
            ("incidents", "ask.incidents", "#event+id+list"), ("asks", "response.list.asks", "#activity+ask+id+list"));
        foreach (var line in announcements)
            table.Row(
                OpenCell.Made(line.Reference), OpenCell.Told(line.Title), OpenCell.Made(line.Measure), OpenCell.Made(words.KeyOf(line.Party)),
                OpenCell.Told(words.Party(line.Party)), OpenCell.Made(line.AnnouncedOn.ToString()), OpenCell.Made(line.PlannedFor.ToString()),
                OpenCell.Made(line.End is { } end ? Code.Of(end.Outcome) : ListAnnouncements.Standing),
                OpenCell.Made(string.Join(' ', line.Incidents.Select(i => i.Reference))), OpenCell.Made(string.Join(' ', line.Asks)));
        return table;
    }

    public OpenTable Gaps(IEnumerable<GapLine> gaps)
    {
        var table = Table(
            ("incident", "ask.incident", "#event+id"), ("addressee_key", "ask.addressee-key", "#org+addressee+code"),
            ("addressee", "ask.addressee", "#org+addressee+name"), ("asked_on", "ask.asked-on", "#date+asked"),
            ("days", "gaps.silence", "#indicator+waiting+days"), ("asks", "gaps.asks", "#indicator+asks+num"),
            ("announced", "announcement.list", "#activity+announced+id+list"));
        foreach (var gap in gaps)
            table.Row(
                OpenCell.Made(gap.Incident.Reference), OpenCell.Made(words.KeyOf(gap.Addressee)), OpenCell.Told(words.Party(gap.Addressee)),
                OpenCell.Made(Day(gap.Since)), OpenCell.Made(gap.Days), OpenCell.Made(gap.Asks),
                OpenCell.Made(string.Join(' ', gap.Planned.Select(p => p.Announcement))));
        return table;
    }

    public OpenTable States(IEnumerable<StateLine> states)
    {
        var table = Table(
            ("state_code", "states.code", "#country+code"), ("state", "states.state", "#country+name"), ("asked", "states.asked", "#indicator+asked+num"),
            ("without_answer", "states.silent", "#indicator+waiting+num"), ("silence_days", "states.silence", "#indicator+waiting+days"),
            ("taken_alone", "states.alone", "#indicator+response+num"), ("taken_together", "states.together", "#indicator+response+joint+num"),
            ("apic", "states.apic", "#status+apic"), ("apic_as_of", "states.apic-seen", "#date+apic"),
            ("blocking_statute", "states.blocking-statute", "#status+statute"),
            ("blocking_statute_as_of", "states.blocking-statute-seen", "#date+statute"));
        foreach (var state in states.OrderBy(s => s.Code, StringComparer.Ordinal))
            table.Row(
                OpenCell.Made(state.Code), OpenCell.Told(words.Party(state.Party)), OpenCell.Made(state.Asked), OpenCell.Made(state.Silent),
                OpenCell.Made(state.SilentDays), OpenCell.Made(state.Alone), OpenCell.Made(state.Together),
                OpenCell.Made(state.Apic is { } apic ? Code.Of(apic.Kind) : null), OpenCell.Made(state.Apic?.SeenOn.ToString()),
                OpenCell.Made(state.BlockingStatute is { } statute ? Code.Of(statute.Kind) : null),
                OpenCell.Made(state.BlockingStatute?.SeenOn.ToString()));
        return table;
    }

    /// <summary>A row for each cell that is not blank.</summary>
    public OpenTable Matrix(Matrix matrix)
    {
        var table = Table(
            ("incident", "ask.incident", "#event+id"), ("occurred", "matrix.occurred", "#date+occurred"), ("measure", "label.measure", "#activity+code"),
            ("state", "ask.state", "#status"), ("count", "matrix.count", "#indicator+num"), ("on", "matrix.first-day", "#date"),
            ("waiting", "gaps.asks", "#indicator+waiting+num"));
        foreach (var row in matrix.Rows)
            foreach (var (measure, cell) in row.Cells.OrderBy(c => c.Key, StringComparer.Ordinal))
                table.Row(
                    OpenCell.Made(row.Incident.Reference), OpenCell.Made(row.Incident.Occurred.ToString()), OpenCell.Made(measure),
                    OpenCell.Made(Code.Of(cell.Mark)), OpenCell.Made(cell.Count), OpenCell.Made(cell.On.ToString()), OpenCell.Made(cell.Waiting));
        return table;
    }

    private OpenTable Table(params IEnumerable<(string Code, string Head, string Hxl)> columns) =>
        new([.. columns.Select(c => new OpenColumn(c.Code, texts[c.Head], c.Hxl))]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
