using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Answers the finder with yes: the words speak of the incident.</summary>
/// <exception cref="NotFoundException">No such suggestion, or not one that the caller sees.</exception>
/// <exception cref="RuleBrokenException">It was withdrawn, the same link stands, or the incident was merged.</exception>
public sealed record AcceptSuggestion(Guid Mention) : ICommand<Decision>
{
    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>As <see cref="LinkPassage.Relation"/> and <see cref="LinkPassage.Stance"/>; null: as proposed.</summary>
    public string? Relation { get; init; }
    public string? Stance { get; init; }
    public string? Note { get; init; }
}

internal sealed class AcceptSuggestionValidator : AbstractValidator<AcceptSuggestion>
{
    public AcceptSuggestionValidator()
    {
        RuleFor(r => r.Relation!).Names<AcceptSuggestion, MentionRelation>().When(r => r.Relation is not null);
        RuleFor(r => r.Stance!).Names<AcceptSuggestion, Stance>().When(r => r.Stance is not null);
        RuleFor(r => r.Note).MaySay(Domain.Mentions.Mention.NoteMaxLength);
    }
}

internal sealed class AcceptSuggestionHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AcceptSuggestion, Decision>
{
    public async Task<Decision> Handle(AcceptSuggestion request, CancellationToken ct)
    {
        var (mention, place) = await MentionFile.Open(db, user.Now, request.Mention, ct);
        if (mention is { State: not MentionState.Suggested, UndoneAt: null })
            return new Decision(mention.Id, place.Statement, place.Paragraph, mention.State, WasMade: false);

        RuleBrokenException.ThrowIf(
            await db.Incidents.AnyAsync(i => i.Id == mention.IncidentId && i.MergedIntoId != null, ct), "incident.merged");
        RuleBrokenException.ThrowIf(
            await db.Mentions.Links().AnyAsync(m => m.PassageId == mention.PassageId && m.IncidentId == mention.IncidentId, ct),
            "mention.already-there");

        mention.Accept(
            request.Relation is { } relation ? Code.To<MentionRelation>(relation) : mention.Relation,
            request.Stance is { } stance ? Code.To<Stance>(stance) : mention.Stance,
            Written.Kept(request.Note), user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return new Decision(mention.Id, place.Statement, place.Paragraph, mention.State, WasMade: true);
    }
}
