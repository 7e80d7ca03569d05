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

    public DateOnly? Deadline { get; init; }

    /// <summary>The last day on which silence is not yet no reply; null where no reply is awaited any more.</summary>
    public DateOnly? ReplyDue { get; init; }

    /// <summary>What happened to it, earliest first, as far as the reader may know.</summary>
    public IReadOnlyList<AskStepLine> Steps { get; init; } = [];
    public long Version { get; init; }
}

/// <param name="State">The state after this step.</param>
/// <param name="HappenedOn">As told.</param>
/// <param name="At">When it was recorded; UTC.</param>
public sealed record AskStepLine(AskState State, IncidentDate HappenedOn, string? Reason, DateTimeOffset At);

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
                ask.AddresseeId, ask.Measure, ask.AskedOn, ask.State)
            {
                Deadline = ask.Deadline,
                ReplyDue = ask.ReplyDue,
                Version = ask.Version,
            }).ToListAsync(ct);

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
        var steps = await Steps(ids, answers, ct);

        return lines.ConvertAll(l =>
            Since(l, [.. answers[l.Id]], [.. steps[l.Id]]) with { Incidents = [.. byAsk[l.Id]] });
    }

    private async Task<ILookup<Guid, AskStep>> Steps(IReadOnlyList<Guid> asks, ILookup<Guid, Answer> answers, CancellationToken ct)
    {
        var known = answers.SelectMany(a => a).Select(a => a.Response).ToHashSet();
        var steps = await (
            from step in db.AskSteps.AsNoTracking()
            where asks.Contains(step.AskId)
            join response in db.Responses on step.ResponseId equals response.Id into responses
            from response in responses.DefaultIfEmpty()
            orderby step.Number
            select new { Step = step, Response = response.Reference }).ToListAsync(ct);
        return steps.Where(s => s.Step.ResponseId is null || known.Contains(s.Response)).ToLookup(s => s.Step.AskId, s => s.Step);
    }

    private AskLine Since(AskLine line, IReadOnlyList<Answer> answers, IReadOnlyList<AskStep> steps)
    {
        var told = steps.LastOrDefault(s => s.ResponseId is null)?.State ?? AskState.Open;
        var state = Answers.StateFor(line.State, answers, told);
        return line with
        {
            State = state,
            ReplyDue = state == AskState.Open ? line.ReplyDue : null,
            Steps = [.. steps.Select(s => new AskStepLine(s.State, s.HappenedOn, s.Reason, s.At))],
            DaysToResponse = answers.Count > 0 ? line.AskedOn.DaysTo(answers[0].TakenOn).Following() : null,
            DaysWaiting = state is AskState.Open or AskState.Acknowledged ? line.AskedOn.DaysTo(today).Following() : null,
        };
    }
}
