using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>One change of an ask's state: to what, on which day, recorded when and by whom, why. Append-only.</summary>
public sealed class AskStep
{
    private AskStep() { } // for EF Core

    internal AskStep(Ask ask, IncidentDate on, string? reason, Guid authorId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (AskId, Number, State) = (ask.Id, ask.Version, ask.State);
        (HappenedOn, Reason, AuthorId, At) = (on, reason, authorId, now);
    }

    public Guid Id { get; private set; }
    public Guid AskId { get; private set; }

    /// <summary>The version of the ask after this step; rises within an ask.</summary>
    public long Number { get; private set; }

    /// <summary>The state after this step.</summary>
    public AskState State { get; private set; }

    /// <summary>When it happened, as told.</summary>
    public IncidentDate HappenedOn { get; private set; } = IncidentDate.Unknown;
    public string? Reason { get; private set; }

    /// <summary>The response that gave what was asked; who may read it may read this.</summary>
    public Guid? ResponseId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal void By(Response response) => ResponseId = response.Id;
}
