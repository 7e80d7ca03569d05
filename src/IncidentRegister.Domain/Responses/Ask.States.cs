using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>What happens to an ask, from open to its end. Who may say so is a matter of roles, not of paper.</summary>
public sealed partial class Ask
{
    /// <summary>Days of silence after which "no reply" may be said, where the ask has no period of its own.</summary>
    public const int DefaultReplyDays = 60;

    public const int ReplyDaysMax = 1000;
    public const int ReasonMaxLength = 2000;

    private readonly List<AskStep> steps = [];

    /// <summary>Every change of the state, in order.</summary>
    public IReadOnlyList<AskStep> Steps => steps;

    /// <summary>The last day on which silence is not yet no reply; kept, because lists are ordered by it.</summary>
    public DateOnly ReplyDue { get; private set; }

    /// <summary>Whether the clock proposes "no reply"; a person closes it, with a reason.</summary>
    public bool LacksReply(DateOnly today) => State == AskState.Open && today > ReplyDue;

    /// <summary>The addressee said that it has the ask.</summary>
    /// <param name="on">When it said so.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>ask.already-acknowledged</c>, <c>ask.closed</c>, <c>ask.step-before-ask</c>, <c>ask.step-in-future</c>.
    /// </exception>
    public void Acknowledge(IncidentDate on, string? remark, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State == AskState.Acknowledged, "ask.already-acknowledged");
        RuleBrokenException.ThrowIf(State is not (AskState.Open or AskState.NoReply), "ask.closed");
        Step(AskState.Acknowledged, on, remark, authorId, now);
    }

    /// <summary>The addressee said that it will not; a late refusal also ends a silence.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="Acknowledge"/>; or <c>ask.reason-missing</c>.</exception>
    public void Decline(IncidentDate on, string reason, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(
            State is not (AskState.Open or AskState.Acknowledged or AskState.NoReply), "ask.closed");
        Step(AskState.Declined, on, Given(reason), authorId, now);
    }

    /// <summary>Nobody answered in time. Whoever acknowledged has replied.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>ask.closed</c>, <c>ask.still-waiting</c>, <c>ask.reason-missing</c>.
    /// </exception>
    public void CloseWithoutReply(string reason, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != AskState.Open, "ask.closed");
        RuleBrokenException.ThrowIf(!LacksReply(Day(now)), "ask.still-waiting");
        Step(AskState.NoReply, IncidentDate.OnDay(Day(now)), Given(reason), authorId, now);
    }

    /// <summary>The issuer no longer asks for it. What was fully taken stays taken.</summary>
    /// <exception cref="RuleBrokenException">
    /// As <see cref="Decline"/>; or <c>ask.withdrawn</c>, when it was withdrawn before.
    /// </exception>
    public void Withdraw(IncidentDate on, string reason, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State == AskState.Withdrawn, "ask.withdrawn");
        RuleBrokenException.ThrowIf(State == AskState.Taken, "ask.closed");
        Step(AskState.Withdrawn, on, Given(reason), authorId, now);
    }

    /// <summary>A measure was taken; late ones count after a refusal or a silence too.</summary>
    /// <exception cref="RuleBrokenException">It was withdrawn, or the response is about other incidents.</exception>
    internal void Fulfil(FulfilmentExtent extent, Response response)
    {
        RefuseIfNotAbout([.. response.Incidents.Select(i => i.IncidentId)]);

        var isFull = extent == FulfilmentExtent.Fully || State == AskState.Taken;
        var state = isFull ? AskState.Taken : AskState.PartlyTaken;
        Add(state, response.TakenOn, null, response.AuthorId, response.RecordedAt).By(response);
    }

    /// <summary>Either may be about no incident in particular; if both are about some, they share one.</summary>
    /// <param name="others">What answers it, or promises to, is about these.</param>
    /// <exception cref="RuleBrokenException"><c>ask.withdrawn</c>, <c>response.other-incidents</c>.</exception>
    internal void RefuseIfNotAbout(IReadOnlyList<Guid> others)
    {
        RuleBrokenException.ThrowIf(State == AskState.Withdrawn, "ask.withdrawn");
        RuleBrokenException.ThrowIf(
            incidents.Count > 0 && others.Count > 0 && !incidents.Exists(i => others.Contains(i.IncidentId)), "response.other-incidents");
    }

    private void Step(AskState state, IncidentDate on, string? reason, Guid authorId, DateTimeOffset now)
    {
        on.RefuseIfAfter(Day(now), "ask.step-in-future");
        RuleBrokenException.ThrowIf(on.EndsBefore(AskedOn), "ask.step-before-ask");
        Add(state, on, reason, authorId, now);
    }

    private AskStep Add(AskState state, IncidentDate on, string? reason, Guid authorId, DateTimeOffset now)
    {
        State = state;
        Version++;
        var step = new AskStep(this, on, reason, authorId, now);
        steps.Add(step);
        return step;
    }

    private static string Given(string reason)
    {
        RuleBrokenException.ThrowIf(string.IsNullOrWhiteSpace(reason), "ask.reason-missing");
        return reason;
    }

    private DateOnly Due() =>
        Deadline ?? (AskedOn.To ?? AskedFrom ?? Day(RecordedAt)).AddDays(ReplyWithinDays ?? DefaultReplyDays);

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
