namespace IncidentRegister.Domain.Mentions;

public enum RunState { Running, Done, Cancelled }

/// <summary>
/// The finder reads many statements, one after another, while nobody waits: because an incident is new or was changed, or
/// because its words were. What it finds is asked of people as ever.
/// </summary>
public sealed class MentionRun
{
    private MentionRun() { } // for EF Core

    /// <param name="incidentId">The incident that it looks for; null: all statements are read for all incidents.</param>
    /// <param name="statements">References, in the order in which they are to be read.</param>
    public MentionRun(Guid? incidentId, IReadOnlyCollection<string> statements, Guid askedBy, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (IncidentId, AskedBy, AskedAt, LeaseUntil) = (incidentId, askedBy, now, now);
        Statements = [.. statements];
        if (Statements.Count == 0) End(RunState.Done, now);
    }

    public Guid Id { get; private set; }
    public Guid? IncidentId { get; private set; }

    /// <summary>Whose rights it has: it finds what this person could find.</summary>
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public RunState State { get; private set; }
    public List<string> Statements { get; private set; } = [];
    public int Read { get; private set; }

    /// <summary>Suggestions that nobody had seen before.</summary>
    public int Found { get; private set; }

    /// <summary>Until then it is in somebody's hands; afterwards another process takes it up where it is.</summary>
    public DateTimeOffset LeaseUntil { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What is to be read next; null where it has ended.</summary>
    public string? Next => State == RunState.Running ? Statements[Read] : null;

    /// <summary>The next one was read. Nothing happens to a run that was cancelled while it was read.</summary>
    public void Advance(int found, DateTimeOffset now, TimeSpan lease)
    {
        if (State != RunState.Running) return;

        (Read, Found, LeaseUntil) = (Read + 1, Found + found, now + lease);
        if (Read == Statements.Count) End(RunState.Done, now);
    }

    /// <exception cref="RuleBrokenException">It has ended already.</exception>
    public void Cancel(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(State != RunState.Running, "run.ended");
        End(RunState.Cancelled, now);
    }

    private void End(RunState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}
