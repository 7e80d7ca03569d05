using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Lets a link stand again that was taken back.</summary>
/// <exception cref="RuleBrokenException">It stands, or the same link was made anew.</exception>
public sealed record RestoreMention(Guid Mention) : ICommand<MentionPlace>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class RestoreMentionHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<RestoreMention, MentionPlace>
{
    public async Task<MentionPlace> Handle(RestoreMention request, CancellationToken ct)
    {
        var (mention, place) = await MentionFile.Open(db, user.Now, request.Mention, ct);
        RuleBrokenException.ThrowIf(
            await db.Mentions.Links().AnyAsync(m => m.PassageId == mention.PassageId && m.IncidentId == mention.IncidentId
                && m.Id != mention.Id, ct),
            "mention.already-there");

        mention.Restore();
        await db.SaveChangesAsync(ct);

        return place;
    }
}
