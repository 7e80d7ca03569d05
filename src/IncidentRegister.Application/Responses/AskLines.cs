using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>One ask of one addressee.</summary>
/// <param name="Statement">The reference of the statement that it stands in.</param>
/// <param name="Language">Of the quote.</param>
/// <param name="Measure">Code of a strategy measure.</param>
public sealed record AskLine(
    Guid Id, string Reference, string Statement, int Paragraph, string Quote, string Language, Guid Issuer, Guid Addressee,
    string Measure, IncidentDate AskedOn, AskState State)
{
    /// <summary>To the first response that the reader may know of; null where there is none.</summary>
    public DayRange? DaysToResponse { get; init; }

    /// <summary>Until today; null where it does not wait.</summary>
    public DayRange? DaysWaiting { get; init; }

    /// <summary>Those that the reader may see.</summary>
    public IReadOnlyList<IncidentTag> Incidents { get; init; } = [];
}

/// <summary>Puts asks into lines, with what happened since.</summary>
internal sealed class AskLines(RegisterDbContext db, CurrentUser user, IncidentDate today)
{
    /// <summary>In the order of the query.</summary>
    public async Task<IReadOnlyList<AskLine>> Of(IQueryable<Ask> asks, CancellationToken ct)
    {
        var lines = await (
            from ask in asks
            join passage in db.Passages on ask.PassageId equals passage.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            orderby ask.AskedFrom descending, ask.Id descending
            select new AskLine(
                ask.Id, ask.Reference, statement.Reference, passage.Paragraph, passage.Quote, statement.Language, ask.IssuerId,
                ask.AddresseeId, ask.Measure, ask.AskedOn, ask.State)).ToListAsync(ct);

        var ids = lines.ConvertAll(l => l.Id);
        var answers = await new Answers(db, user).To(ids, ct);
        var incidents = await (
            from about in db.AskIncidents.AsNoTracking()
            where ids.Contains(about.AskId)
            join incident in db.Incidents.VisibleTo(user) on about.IncidentId equals incident.Id
            orderby incident.OccurredFrom, incident.Id
            select new
            {
                about.AskId,
                Tag = new IncidentTag(incident.Reference, incident.Title, incident.Language, incident.Occurred, incident.Handling),
            }).ToListAsync(ct);
        var byAsk = incidents.ToLookup(i => i.AskId, i => i.Tag);

        return lines.ConvertAll(l => Since(l, [.. answers[l.Id]]) with { Incidents = [.. byAsk[l.Id]] });
    }

    private AskLine Since(AskLine line, IReadOnlyList<Answer> answers)
    {
        var state = Answers.StateFor(line.State, answers);
        return line with
        {
            State = state,
            DaysToResponse = answers.Count > 0 ? line.AskedOn.DaysTo(answers[0].TakenOn).Following() : null,
            DaysWaiting = state is AskState.Open or AskState.Acknowledged ? line.AskedOn.DaysTo(today).Following() : null,
        };
    }
}
