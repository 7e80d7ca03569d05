using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// Words that ask for nothing that belongs here, as a person said of what the finder found. Kept, so that the same words
/// of the statement are not proposed again.
/// </summary>
public sealed class AskRefusal
{
    private AskRefusal() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid PassageId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When somebody took it back; null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }

    public static AskRefusal Of(Passage passage, Guid authorId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PassageId = passage.Id, AuthorId = authorId, At = now };

    /// <summary>The words may be proposed again.</summary>
    /// <exception cref="RuleBrokenException"><c>ask.refusal-undone</c>: it was taken back before.</exception>
    public void Undo(Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(UndoneAt is not null, "ask.refusal-undone");
        (UndoneAt, UndoneBy) = (now, authorId);
    }
}
