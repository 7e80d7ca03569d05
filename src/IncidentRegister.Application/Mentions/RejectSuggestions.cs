using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Answers the finder with no: the same words speak of none of these incidents. It does not ask again.</summary>
/// <param name="Mentions">Of one passage, as they stand on one card.</param>
/// <exception cref="NotFoundException">One of them is not there, not seen by the caller, or of another passage.</exception>
/// <exception cref="RuleBrokenException">One was withdrawn.</exception>
public sealed record RejectSuggestions(IReadOnlyList<Guid> Mentions) : ICommand<Decision>
{
    /// <summary>More candidates than the finder gives for the same words.</summary>
    public const int Most = 50;

    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class RejectSuggestionsValidator : AbstractValidator<RejectSuggestions>
{
    public RejectSuggestionsValidator() =>
        RuleFor(r => r.Mentions).Must(m => m.Count is > 0 and <= RejectSuggestions.Most).WithMessage("field.required");
}

internal sealed class RejectSuggestionsHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RejectSuggestions, Decision>
{
    public async Task<Decision> Handle(RejectSuggestions request, CancellationToken ct)
    {
        var ids = request.Mentions.Distinct().ToList();
        var (first, place) = await MentionFile.Open(db, user.Now, ids[0], ct);
        var mentions = await db.VisibleMentions(user.Now)
            .Where(m => ids.Contains(m.Id) && m.PassageId == first.PassageId).OrderBy(m => m.Id).ToListAsync(ct);
        if (mentions.Count != ids.Count) throw new NotFoundException();

        var open = mentions.FindAll(m => m is { State: MentionState.Suggested } or { UndoneAt: not null });
        open.ForEach(m => m.Reject(user.Now.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);

        var told = open.FirstOrDefault() ?? mentions[0];
        return new Decision(told.Id, place.Statement, place.Paragraph, told.State, WasMade: open.Count > 0);
    }
}
