using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

namespace IncidentRegister.Application.Mentions;

/// <summary>Takes a link between words and an incident back. It is kept, and can be restored.</summary>
/// <exception cref="RuleBrokenException">It was taken back already.</exception>
public sealed record UndoMention(Guid Mention) : ICommand<MentionPlace>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class UndoMentionHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UndoMention, MentionPlace>
{
    public async Task<MentionPlace> Handle(UndoMention request, CancellationToken ct)
    {
        var (mention, place) = await MentionFile.Open(db, user.Now, request.Mention, ct);

        mention.Undo(user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return place;
    }
}
