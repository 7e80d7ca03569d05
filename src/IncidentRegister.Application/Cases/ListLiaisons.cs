using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>Who can be given a case: the liaisons that are not shut out, by name, at most 200.</summary>
public sealed record ListLiaisons : IQuery<IReadOnlyList<LiaisonTag>>
{
    public static Policy Policy => Policies.ReviewCases;
}

public sealed record LiaisonTag(Guid Id, string Name);

internal sealed class ListLiaisonsHandler(RegisterDbContext db) : IRequestHandler<ListLiaisons, IReadOnlyList<LiaisonTag>>
{
    private const int AtMost = 200;

    public async Task<IReadOnlyList<LiaisonTag>> Handle(ListLiaisons request, CancellationToken ct) =>
        await db.ActiveLiaisons().AsNoTracking().OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new LiaisonTag(u.Id, u.DisplayName)).Top(AtMost).ToListAsync(ct);
}

internal static class Liaisons
{
    public static IQueryable<User> ActiveLiaisons(this RegisterDbContext db) =>
        db.Users.Where(u => u.Role == Role.Liaison && u.DisabledAt == null);

    /// <exception cref="FluentValidation.ValidationException">Nobody has this id, or no liaison who is active.</exception>
    public static async Task RefuseUnlessLiaison(this RegisterDbContext db, Guid id, string field, CancellationToken ct)
    {
        if (!await db.ActiveLiaisons().AnyAsync(u => u.Id == id, ct)) throw Typing.Refused(field, "case.unknown-liaison");
    }
}
