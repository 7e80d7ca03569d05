using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
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

    /// <summary>Until today, or the day past that was asked for; null where it does not wait.</summary>
    public DayRange? DaysWaiting { get; init; }

    /// <summary>Those that the reader may see.</summary>
    public IReadOnlyList<IncidentTag> Incidents { get; init; } = [];

    public DateOnly? Deadline { get; init; }

    /// <summary>What gave it, earliest first, as far as the reader may know.</summary>
    public IReadOnlyList<AskAnswer> Answers { get; init; } = [];

    /// <summary>What was announced in answer to it and stands, as far as the reader may know; it is no answer yet.</summary>
    public IReadOnlyList<PlannedStep> Planned { get; init; } = [];

    /// <summary>The last day on which silence is not yet no reply; null where no reply is awaited any more.</summary>
    public DateOnly? ReplyDue { get; init; }

    /// <summary>The time for a reply is over: "no reply" may be said.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Number of the statement's text that the words are of, and their place in the paragraph, end exclusive.</summary>
    public int Text { get; init; }
    public int Start { get; init; }
    public int End { get; init; }

    /// <summary>What happened to it, earliest first, as far as the reader may know.</summary>
    public IReadOnlyList<AskStepLine> Steps { get; init; } = [];
    public long Version { get; init; }
}

/// <param name="State">The state after this step.</param>
/// <param name="HappenedOn">As told.</param>
/// <param name="At">When it was recorded; UTC.</param>
public sealed record AskStepLine(AskState State, IncidentDate HappenedOn, string? Reason, DateTimeOffset At);

/// <param name="Response">Its reference.</param>
public sealed record AskAnswer(string Response, FulfilmentExtent Extent, IncidentDate TakenOn);

/// <summary>The order of a list of asks: last asked first, first asked first, or by the day until which a reply is awaited.</summary>
public enum AskSort { Newest, Oldest, Due }

/// <summary>Puts asks into lines, with what happened since.</summary>
internal sealed class AskLines(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly Answers known = new(db, user, asOf);

    /// <summary>In the order of the query.</summary>
    public async Task<IReadOnlyList<AskLine>> Of(IQueryable<Ask> asks, AskSort sort, CancellationToken ct)
    {
        var rows =
            from ask in asks
            join passage in db.Passages on ask.PassageId equals passage.Id
            join version in db.StatementVersions on passage.VersionId equals version.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            select new AskRow { Ask = ask, Passage = passage, Statement = statement, Text = version.Number };
        var lines = await Sorted(rows, sort).Select(row =>
            new AskLine(
                row.Ask.Id, row.Ask.Reference, row.Statement.Reference, row.Passage.Paragraph, row.Passage.Quote,
                row.Statement.Language, row.Ask.IssuerId, row.Ask.AddresseeId, row.Ask.Measure, row.Ask.AskedOn, row.Ask.State)
            {
                Deadline = row.Ask.Deadline,
                ReplyDue = row.Ask.ReplyDue,
                Version = row.Ask.Version,
                Text = row.Text,
                Start = row.Passage.Start,
                End = row.Passage.End,
            }).ToListAsync(ct);

        var ids = lines.ConvertAll(l => l.Id);
        var answers = await known.To(ids, ct);
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
        var planned = await new PlannedSteps(db, known).To(ids, ct);

        return lines.ConvertAll(l =>
            Since(l, [.. answers[l.Id]], [.. steps[l.Id]]) with { Incidents = [.. byAsk[l.Id]], Planned = [.. planned[l.Id]] });
    }

    private static IQueryable<AskRow> Sorted(IQueryable<AskRow> rows, AskSort sort) => sort switch
    {
        AskSort.Oldest => rows.OrderBy(r => r.Ask.AskedFrom).ThenBy(r => r.Ask.Id),
        AskSort.Due => rows.OrderBy(r => r.Ask.ReplyDue).ThenBy(r => r.Ask.Id),
        _ => rows.OrderByDescending(r => r.Ask.AskedFrom).ThenByDescending(r => r.Ask.Id),
    };

    private async Task<ILookup<Guid, AskStep>> Steps(IReadOnlyList<Guid> asks, ILookup<Guid, Answer> answers, CancellationToken ct)
    {
        var readable = answers.SelectMany(a => a).Select(a => a.Response).ToHashSet();
        var steps = await (
            from step in asOf.Of(db.AskSteps.AsNoTracking())
            where asks.Contains(step.AskId)
            join response in db.Responses on step.ResponseId equals response.Id into responses
            from response in responses.DefaultIfEmpty()
            orderby step.Number
            select new { Step = step, Response = response.Reference }).ToListAsync(ct);
        return steps.Where(s => s.Step.ResponseId is null || readable.Contains(s.Response)).ToLookup(s => s.Step.AskId, s => s.Step);
    }

    private AskLine Since(AskLine line, IReadOnlyList<Answer> answers, IReadOnlyList<AskStep> steps)
    {
        var told = steps.LastOrDefault(s => s.ResponseId is null)?.State ?? AskState.Open;
        var state = known.State(line.State, answers, told);
        var today = IncidentDate.OnDay(asOf.Day);
        return line with
        {
            State = state,
            ReplyDue = state == AskState.Open ? line.ReplyDue : null,
            IsOverdue = state == AskState.Open && line.ReplyDue < asOf.Day,
            Answers = [.. answers.Select(a => new AskAnswer(a.Response, a.Extent, a.TakenOn))],
            Steps = [.. steps.Select(s => new AskStepLine(s.State, s.HappenedOn, s.Reason, s.At))],
            DaysToResponse = answers.Count > 0 ? line.AskedOn.DaysTo(answers[0].TakenOn).Following() : null,
            DaysWaiting = state is AskState.Open or AskState.Acknowledged ? line.AskedOn.DaysTo(today).Following() : null,
        };
    }

    private sealed class AskRow
    {
        public required Ask Ask { get; init; }
        public required Passage Passage { get; init; }
        public required Statement Statement { get; init; }
        public required int Text { get; init; }
    }
}
