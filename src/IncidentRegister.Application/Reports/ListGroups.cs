using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>All groups of recipients with those in them, by name, at most 200.</summary>
public sealed record ListGroups : IQuery<IReadOnlyList<GroupSheet>>
{
    public static Policy Policy => Policies.KeepRecipientGroups;
}

public sealed record GroupSheet(Guid Id, string Name, IReadOnlyList<GroupMember> Members);

/// <param name="Name">The address of a person, or the name of a group.</param>
public sealed record GroupMember(Guid Id, string Name, bool IsGroup);

internal sealed class ListGroupsHandler(RegisterDbContext db, Recipients recipients) : IRequestHandler<ListGroups, IReadOnlyList<GroupSheet>>
{
    private const int GroupsAtMost = 200;

    public async Task<IReadOnlyList<GroupSheet>> Handle(ListGroups request, CancellationToken ct)
    {
        var groups = await db.RecipientGroups.AsNoTracking().Include(g => g.Members).OrderBy(g => g.Name).ThenBy(g => g.Id)
            .Top(GroupsAtMost).ToListAsync(ct);
        var names = groups.ToDictionary(g => g.Id, g => g.Name);
        var addresses = await recipients.Addresses(groups.SelectMany(g => g.Members).Select(m => m.UserId).OfType<Guid>(), ct);

        return groups.ConvertAll(g => new GroupSheet(g.Id, g.Name, [.. g.Members.Select(Member).OrderBy(m => m.Name, StringComparer.Ordinal)]));

        GroupMember Member(RecipientGroupMember member) => member.UserId is { } person
            ? new GroupMember(member.Id, addresses.GetValueOrDefault(person, ""), false)
            : new GroupMember(member.Id, names.GetValueOrDefault(member.InnerGroupId!.Value, ""), true);
    }
}
