namespace IncidentRegister.Domain.Incidents;

/// <summary>How one incident stands to another, and who says so. Taken back by <see cref="Undo"/>, never deleted.</summary>
public sealed class IncidentRelation
{
    public const int CommentMaxLength = 500;

    private IncidentRelation() { } // for EF Core

    public Guid Id { get; private set; }

    /// <summary>The organisation of the incident that the relation starts from.</summary>
    public Guid OrganisationId { get; private set; }
    public Guid FromId { get; private set; }
    public Guid ToId { get; private set; }
    public RelationKind Kind { get; private set; }
    public RelationCertainty Certainty { get; private set; }
    public string? Comment { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <exception cref="RuleBrokenException">An incident stands in no relation to itself.</exception>
    public static IncidentRelation Between(
        Incident from, Incident to, RelationKind kind, RelationCertainty certainty, string? comment, Guid authorId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(from.Id == to.Id, "relation.with-itself");
        return new IncidentRelation
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = from.OrganisationId,
            FromId = from.Id,
            ToId = to.Id,
            Kind = kind,
            Certainty = certainty,
            Comment = comment,
            AuthorId = authorId,
            RecordedAt = now,
        };
    }

    public void Undo(DateTimeOffset now) => UndoneAt ??= now;
}
