namespace IncidentRegister.Domain.Reports;

/// <summary>People, and groups of people, who get the same reports.</summary>
public sealed class RecipientGroup
{
    public const int NameMaxLength = 100;
    public const int MembersAtMost = 500;

    private readonly List<RecipientGroupMember> members = [];

    private RecipientGroup() { } // for EF Core

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<RecipientGroupMember> Members => members;

    public static RecipientGroup Found(string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now, Version = 1 };

    /// <exception cref="RuleBrokenException">That person is in it, or it is full.</exception>
    public void Add(Guid userId)
    {
        RuleBrokenException.ThrowIf(members.Exists(m => m.UserId == userId), "group.member-twice");
        Add(new RecipientGroupMember(Id, userId, null));
    }

    /// <param name="inner">The group whose people are to belong to this one as well.</param>
    /// <param name="all">Which group stands directly in which, for all groups there are.</param>
    /// <exception cref="RuleBrokenException">It would contain itself, be it by way of others; or stands in it already.</exception>
    public void Add(RecipientGroup inner, IEnumerable<(Guid Outer, Guid Inner)> all)
    {
        RuleBrokenException.ThrowIf(members.Exists(m => m.InnerGroupId == inner.Id), "group.member-twice");
        RuleBrokenException.ThrowIf(Within(inner.Id, all.ToLookup(e => e.Outer, e => e.Inner)).Contains(Id), "group.contains-itself");
        Add(new RecipientGroupMember(Id, null, inner.Id));
    }

    /// <exception cref="RuleBrokenException">There is no such member.</exception>
    public void Remove(Guid memberId)
    {
        RuleBrokenException.ThrowIf(members.RemoveAll(m => m.Id == memberId) == 0, "group.no-such-member");
        Version++;
    }

    private void Add(RecipientGroupMember member)
    {
        RuleBrokenException.ThrowIf(members.Count >= MembersAtMost, "group.full");
        members.Add(member);
        Version++;
    }

    /// <summary>A group and all that stand in it, however deep; ends even where somebody made a ring of them.</summary>
    private static HashSet<Guid> Within(Guid group, ILookup<Guid, Guid> inner)
    {
        HashSet<Guid> found = [group];
        var left = new Stack<Guid>(found);
        while (left.TryPop(out var next))
            foreach (var deeper in inner[next].Where(found.Add)) left.Push(deeper);
        return found;
    }
}

/// <summary>A person or a group within a group, never both.</summary>
public sealed class RecipientGroupMember
{
    private RecipientGroupMember() { } // for EF Core

    internal RecipientGroupMember(Guid groupId, Guid? userId, Guid? innerGroupId) =>
        (Id, GroupId, UserId, InnerGroupId) = (Guid.NewGuid(), groupId, userId, innerGroupId);

    public Guid Id { get; private set; }
    public Guid GroupId { get; private set; }
    public Guid? UserId { get; private set; }
    public Guid? InnerGroupId { get; private set; }
}
