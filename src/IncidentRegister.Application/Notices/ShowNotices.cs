using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Notices;

/// <summary>One's own choice of notices.</summary>
public sealed record ShowNotices : IQuery<NoticeSheet>
{
    public static Policy Policy => Policies.ChooseNotices;
}

/// <param name="Address">Where they go to.</param>
/// <param name="Kinds">What can happen to somebody in this role.</param>
public sealed record NoticeSheet(string Address, IReadOnlyList<NoticeLine> Kinds, bool DiscreetSubject);

public sealed record NoticeLine(NoticeKind Kind, bool IsWanted);

internal sealed class ShowNoticesHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowNotices, NoticeSheet>
{
    public async Task<NoticeSheet> Handle(ShowNotices request, CancellationToken ct)
    {
        var (id, role) = (user.Now.Id, user.Now.Role);
        var address = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.Email).SingleAsync(ct);
        var choices = await db.NoticeChoices.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == id, ct) ?? new NoticeChoices(id);

        return new NoticeSheet(
            address ?? "", [.. NoticeChoices.OfferedTo(role).Select(k => new NoticeLine(k, choices.Wants(k)))], choices.DiscreetSubject);
    }
}
