using FluentValidation;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Answers the finder with another incident: the suggestion is rejected, and the same words are linked to that one.
/// </summary>
/// <param name="Mention">The suggestion.</param>
/// <exception cref="NotFoundException">No such suggestion, or not one that the caller sees.</exception>
/// <exception cref="RuleBrokenException">It was withdrawn, the link stands already, or the incident was merged.</exception>
public sealed record LinkInstead(Guid Mention) : ICommand<Decision>
{
    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>Its reference; null where the words name no identifiable incident.</summary>
    public string? Incident { get; init; }

    /// <summary>As <see cref="LinkPassage.Relation"/> and <see cref="LinkPassage.Stance"/>.</summary>
    public string Relation { get; init; } = "describes";
    public string Stance { get; init; } = "reports";
    public string? Note { get; init; }
}

internal sealed class LinkInsteadValidator : AbstractValidator<LinkInstead>
{
    public LinkInsteadValidator()
    {
        RuleFor(r => r.Incident).Must(i => i is null || i.Trim().Length > 0).WithMessage("field.required");
        RuleFor(r => r.Relation).Names<LinkInstead, MentionRelation>();
        RuleFor(r => r.Stance).Names<LinkInstead, Stance>();
        RuleFor(r => r.Note).MaySay(Domain.Mentions.Mention.NoteMaxLength);
    }
}

internal sealed class LinkInsteadHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<LinkInstead, Decision>
{
    public async Task<Decision> Handle(LinkInstead request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (asked, place) = await MentionFile.Open(db, user.Now, request.Mention, ct);
        if (asked is { State: not MentionState.Suggested, UndoneAt: null })
            return new Decision(asked.Id, place.Statement, place.Paragraph, asked.State, WasMade: false);

        var incident = await new NamedIncidents(db, user.Now).One(request.Incident, nameof(request.Incident), ct);
        var passage = await db.Passages.SingleAsync(p => p.Id == asked.PassageId, ct);
        if (incident?.Id != asked.IncidentId) asked.Reject(user.Now.Id, now);
        trail.ForEachIncident(); // what is linked to the one is told to others than what was asked of the other

        var linked = await new MentionDesk(db, user.Now, now).Link(
            passage, incident, Code.To<MentionRelation>(request.Relation), Code.To<Stance>(request.Stance),
            Written.Kept(request.Note), ct);
        await db.SaveChangesAsync(ct);

        return new Decision(linked.Id, place.Statement, place.Paragraph, linked.State, WasMade: true);
    }
}
