using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Takes the answer to a suggestion back, yes or no: the question is open again.</summary>
/// <exception cref="NotFoundException">No such mention, or not one that the caller sees.</exception>
/// <exception cref="RuleBrokenException">Nothing was decided, or the finder asks the same anew.</exception>
public sealed record ReopenSuggestion(Guid Mention) : ICommand<MentionPlace>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class ReopenSuggestionHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ReopenSuggestion, MentionPlace>
{
    public async Task<MentionPlace> Handle(ReopenSuggestion request, CancellationToken ct)
    {
        var (mention, place) = await MentionFile.Open(db, user.Now, request.Mention, ct);
        mention.Reopen();
        RuleBrokenException.ThrowIf(
            await db.Mentions.AnyAsync(m => m.PassageId == mention.PassageId && m.IncidentId == mention.IncidentId
                && m.Id != mention.Id && m.UndoneAt == null, ct),
            "mention.already-there");

        await db.SaveChangesAsync(ct);

        return place;
    }
}
