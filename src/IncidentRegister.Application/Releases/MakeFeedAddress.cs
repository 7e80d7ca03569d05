using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// Makes a secret the caller's only address of feeds; the one before ends. The secret itself never comes here: what answers
/// are kept would keep it, too.
/// </summary>
/// <param name="TokenHash">SHA-256 of the secret.</param>
public sealed record MakeFeedAddress(byte[] TokenHash) : ICommand<Done>
{
    public static Policy Policy => Policies.ReadReleases;
}

/// <summary>Ends the caller's address of feeds, if there is one.</summary>
public sealed record RevokeFeedAddress : ICommand<Done>
{
    public static Policy Policy => Policies.ReadReleases;
}

/// <summary>When the caller's address of feeds was made; null where there is none.</summary>
public sealed record ShowFeedAddress : IQuery<FeedAddressSheet>
{
    public static Policy Policy => Policies.ReadReleases;
}

public sealed record FeedAddressSheet(DateTimeOffset? MadeAt);

internal sealed class MakeFeedAddressValidator : AbstractValidator<MakeFeedAddress>
{
    private const int HashLength = 32;

    public MakeFeedAddressValidator() =>
        RuleFor(r => r.TokenHash).Must(hash => hash is { Length: HashLength }).WithMessage("field.not-understood");
}

internal sealed class MakeFeedAddressHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MakeFeedAddress, Done>
{
    public async Task<Done> Handle(MakeFeedAddress request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.FeedAddresses.Standing(user.Now).ForEachAsync(f => f.Revoke(now), ct);
        await db.SaveChangesAsync(ct); // first, for a person has one at a time
        db.FeedAddresses.Add(new FeedAddress(user.Now.Id, request.TokenHash, now));
        await db.SaveChangesAsync(ct);

        return default;
    }
}

internal sealed class RevokeFeedAddressHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RevokeFeedAddress, Done>
{
    public async Task<Done> Handle(RevokeFeedAddress request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.FeedAddresses.Standing(user.Now).ForEachAsync(f => f.Revoke(now), ct);
        await db.SaveChangesAsync(ct);

        return default;
    }
}

internal sealed class ShowFeedAddressHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ShowFeedAddress, FeedAddressSheet>
{
    public async Task<FeedAddressSheet> Handle(ShowFeedAddress request, CancellationToken ct) => new(
        await db.FeedAddresses.AsNoTracking().Standing(user.Now).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(ct));
}

internal static class FeedAddresses
{
    public static IQueryable<FeedAddress> Standing(this IQueryable<FeedAddress> addresses, CurrentUser user) =>
        addresses.Where(f => f.UserId == user.Id && f.RevokedAt == null);
}
