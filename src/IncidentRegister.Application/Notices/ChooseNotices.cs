using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Notices;

/// <summary>Says anew which notices one wants by mail. Holds for what happens from then on.</summary>
/// <param name="Kinds">Codes of the wanted ones; what is not offered to one's role stays as it is.</param>
/// <param name="DiscreetSubject">Whether subjects leave the register's name out.</param>
public sealed record ChooseNotices(IReadOnlyList<string> Kinds, bool DiscreetSubject) : ICommand<Done>
{
    public static Policy Policy => Policies.ChooseNotices;
}

internal sealed class ChooseNoticesValidator : AbstractValidator<ChooseNotices>
{
    public ChooseNoticesValidator() => RuleForEach(r => r.Kinds).Names<ChooseNotices, NoticeKind>();
}

internal sealed class ChooseNoticesHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ChooseNotices, Done>
{
    public async Task<Done> Handle(ChooseNotices request, CancellationToken ct)
    {
        var (id, role) = (user.Now.Id, user.Now.Role);

        // Two pages of one person may choose for the first time at once: the second waits, and changes what the first made.
        await db.Database.ExecuteSqlAsync($"select from users where id = {id} for update", ct);
        var choices = await db.NoticeChoices.SingleOrDefaultAsync(c => c.UserId == id, ct) ?? db.NoticeChoices.Add(new NoticeChoices(id)).Entity;

        choices.Choose(NoticeChoices.OfferedTo(role), [.. request.Kinds.Select(Code.To<NoticeKind>)], request.DiscreetSubject);
        await db.SaveChangesAsync(ct);

        return default;
    }
}
