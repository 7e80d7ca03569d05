using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Founds a group of recipients, without anybody in it.</summary>
/// <exception cref="RuleBrokenException">One is called so already.</exception>
public sealed record FoundGroup(string Name) : ICommand<Guid>
{
    public static Policy Policy => Policies.KeepRecipientGroups;
}

/// <summary>Puts a person or another group into a group.</summary>
/// <param name="Member">The address that a person signs in with, or the name of a group.</param>
/// <exception cref="RuleBrokenException">The group would contain itself, be it by way of others, or has this member.</exception>
public sealed record AddToGroup(Guid Id, string Member) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepRecipientGroups;
}

/// <summary>Takes somebody out of a group.</summary>
public sealed record RemoveFromGroup(Guid Id, Guid Member) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepRecipientGroups;
}

internal sealed class FoundGroupValidator : AbstractValidator<FoundGroup>
{
    public FoundGroupValidator() => RuleFor(r => r.Name).MustSay(RecipientGroup.NameMaxLength);
}

internal sealed class AddToGroupValidator : AbstractValidator<AddToGroup>
{
    public AddToGroupValidator() => RuleFor(r => r.Member).MustSay(User.EmailMaxLength);
}

internal sealed class FoundGroupHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<FoundGroup, Guid>
{
    public async Task<Guid> Handle(FoundGroup request, CancellationToken ct)
    {
        var name = Written.Kept(request.Name)!;
        await db.GroupsInTurn(ct);
        RuleBrokenException.ThrowIf(await db.RecipientGroups.AnyAsync(g => g.Name == name, ct), "group.name-taken");

        var group = db.RecipientGroups.Add(RecipientGroup.Found(name, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(ct);

        return group.Id;
    }
}

internal sealed class AddToGroupHandler(RegisterDbContext db, Recipients recipients) : IRequestHandler<AddToGroup, Done>
{
    public async Task<Done> Handle(AddToGroup request, CancellationToken ct)
    {
        await db.GroupsInTurn(ct); // two that put groups into each other at once would make a ring
        var group = await db.Group(request.Id, ct);
        var called = Written.Kept(request.Member)!;

        if (await db.RecipientGroups.SingleOrDefaultAsync(g => g.Name == called, ct) is { } inner)
            group.Add(inner, (await db.RecipientGroupMembers.Where(m => m.InnerGroupId != null)
                .Select(m => new { m.GroupId, Inner = m.InnerGroupId!.Value }).ToListAsync(ct)).Select(m => (m.GroupId, m.Inner)));
        else
            group.Add(await recipients.Called(called, ct)
                ?? throw new ValidationException([new ValidationFailure(nameof(AddToGroup.Member), "group.unknown-member")]));
        await db.SaveChangesAsync(ct);

        return default;
    }
}

internal sealed class RemoveFromGroupHandler(RegisterDbContext db) : IRequestHandler<RemoveFromGroup, Done>
{
    public async Task<Done> Handle(RemoveFromGroup request, CancellationToken ct)
    {
        await db.GroupsInTurn(ct);
        var group = await db.Group(request.Id, ct);

        group.Remove(request.Member);
        await db.SaveChangesAsync(ct);

        return default;
    }
}

internal static class GroupShelf
{
    /// <summary>Whoever changes groups waits for whoever changes any of them, because each may stand in the others.</summary>
    public static Task GroupsInTurn(this RegisterDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(7246553)", ct);

    /// <exception cref="NotFoundException">There is no such group.</exception>
    public static async Task<RecipientGroup> Group(this RegisterDbContext db, Guid id, CancellationToken ct) =>
        await db.RecipientGroups.Include(g => g.Members).SingleOrDefaultAsync(g => g.Id == id, ct) ?? throw new NotFoundException();
}
