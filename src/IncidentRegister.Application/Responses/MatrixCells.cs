using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Reads what was asked and taken about the incidents of one page, however many, in six questions.</summary>
internal sealed class MatrixCells(RegisterDbContext db, Answers reader)
{
    public async Task<ReadCells> Of(IReadOnlyList<Guid> incidents, CancellationToken ct)
    {
        var asks = await (
            from about in db.AskIncidents.AsNoTracking()
            where incidents.Contains(about.IncidentId)
            join ask in reader.Asks() on about.AskId equals ask.Id
            select new { about.IncidentId, ask.Id, ask.Measure, ask.AskedOn, ask.State }).ToListAsync(ct);
        var ids = asks.Select(a => a.Id).Distinct().ToList();
        var (answers, told) = (await reader.To(ids, ct), await reader.Told(ids, ct));
        var taken = await (
            from about in db.ResponseIncidents.AsNoTracking()
            where incidents.Contains(about.IncidentId)
            join response in reader.Readable() on about.ResponseId equals response.Id
            select new { about.IncidentId, response.Reference, response.Measure, response.TakenOn }).ToListAsync(ct);

        var planned = await Planned(incidents, asks.ToLookup(a => a.Id, a => (a.IncidentId, a.Measure)), ct);

        // What fulfils an ask counts where it was asked, even where the response is of another measure or names no incident.
        var given = asks.SelectMany(a => answers[a.Id], (a, answer) => new TakenMeasure(a.IncidentId, a.Measure, answer.Response, answer.TakenOn));
        return new ReadCells(
            asks.ToLookup(
                a => (a.IncidentId, a.Measure),
                a => new CellAsk(a.AskedOn, reader.State(a.State, [.. answers[a.Id]], told.GetValueOrDefault(a.Id)))),
            taken.Select(t => new TakenMeasure(t.IncidentId, t.Measure, t.Reference, t.TakenOn)).Concat(given)
                .DistinctBy(t => (t.Incident, t.Measure, t.Response)).ToLookup(t => (t.Incident, t.Measure), t => t.On),
            planned);
    }

    // What promises to fulfil an ask counts where it was asked, as what fulfils it does.
    private async Task<ILookup<(Guid Incident, string Measure), IncidentDate>> Planned(
        IReadOnlyList<Guid> incidents, ILookup<Guid, (Guid Incident, string Measure)> asks, CancellationToken ct)
    {
        var own = await (
            from about in db.AnnouncementIncidents.AsNoTracking()
            where incidents.Contains(about.IncidentId)
            join announced in reader.Planned() on about.AnnouncementId equals announced.Id
            select new { about.IncidentId, announced.Reference, announced.Measure, announced.PlannedFor }).ToListAsync(ct);
        var promised = await new PlannedSteps(db, reader).To([.. asks.Select(a => a.Key)], ct);
        return own.Select(o => new TakenMeasure(o.IncidentId, o.Measure, o.Reference, o.PlannedFor))
            .Concat(promised.SelectMany(steps => asks[steps.Key].SelectMany(
                _ => steps, (a, step) => new TakenMeasure(a.Incident, a.Measure, step.Announcement, step.PlannedFor))))
            .DistinctBy(t => (t.Incident, t.Measure, t.Response)).ToLookup(t => (t.Incident, t.Measure), t => t.On);
    }

    /// <param name="Response">Its reference, or that of an announcement.</param>
    private sealed record TakenMeasure(Guid Incident, string Measure, string Response, IncidentDate On);
}

internal sealed class ReadCells(
    ILookup<(Guid Incident, string Measure), CellAsk> asks, ILookup<(Guid Incident, string Measure), IncidentDate> taken,
    ILookup<(Guid Incident, string Measure), IncidentDate> planned)
{
    private readonly ILookup<Guid, string> measures = asks.Select(g => g.Key).Concat(taken.Select(g => g.Key)).Concat(planned.Select(g => g.Key))
        .Distinct().ToLookup(k => k.Incident, k => k.Measure);

    public MatrixRow Row(Guid incident, IncidentTag tag, IncidentDate today)
    {
        var cells = measures[incident]
            .Select(m => (Measure: m, Cell: MatrixCell.Of([.. asks[(incident, m)]], [.. taken[(incident, m)]], [.. planned[(incident, m)]])))
            .Where(c => c.Cell is not null).ToDictionary(c => c.Measure, c => c.Cell!);
        var oldest = cells.Values.Select(c => c.WaitingSince).OfType<IncidentDate>().MinBy(d => d.From ?? DateOnly.MaxValue);

        return new MatrixRow(tag, cells, oldest?.DaysTo(today).Following());
    }
}
