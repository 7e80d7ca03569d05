using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Reads what was asked and taken about the incidents of one page, however many, in four questions.</summary>
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

        // What fulfils an ask counts where it was asked, even where the response is of another measure or names no incident.
        var given = asks.SelectMany(a => answers[a.Id], (a, answer) => new TakenMeasure(a.IncidentId, a.Measure, answer.Response, answer.TakenOn));
        return new ReadCells(
            asks.ToLookup(
                a => (a.IncidentId, a.Measure),
                a => new CellAsk(a.AskedOn, reader.State(a.State, [.. answers[a.Id]], told.GetValueOrDefault(a.Id)))),
            taken.Select(t => new TakenMeasure(t.IncidentId, t.Measure, t.Reference, t.TakenOn)).Concat(given)
                .DistinctBy(t => (t.Incident, t.Measure, t.Response)).ToLookup(t => (t.Incident, t.Measure), t => t.On));
    }

    private sealed record TakenMeasure(Guid Incident, string Measure, string Response, IncidentDate On);
}

internal sealed class ReadCells(ILookup<(Guid Incident, string Measure), CellAsk> asks, ILookup<(Guid Incident, string Measure), IncidentDate> taken)
{
    private readonly ILookup<Guid, string> measures = asks.Select(g => g.Key).Concat(taken.Select(g => g.Key)).Distinct()
        .ToLookup(k => k.Incident, k => k.Measure);

    public MatrixRow Row(Guid incident, IncidentTag tag, IncidentDate today)
    {
        var cells = measures[incident]
            .Select(m => (Measure: m, Cell: MatrixCell.Of([.. asks[(incident, m)]], [.. taken[(incident, m)]])))
            .Where(c => c.Cell is not null).ToDictionary(c => c.Measure, c => c.Cell!);
        var oldest = cells.Values.Where(c => c.Mark == CellMark.Asked).Select(c => c.On).MinBy(d => d.From ?? DateOnly.MaxValue);

        return new MatrixRow(tag, cells, oldest?.DaysTo(today).Following());
    }
}
