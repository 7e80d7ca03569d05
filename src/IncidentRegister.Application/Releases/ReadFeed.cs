using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// The newest releases for a program that cannot sign in, at most 50. TLP:GREEN at most, whoever the secret belongs to.
/// </summary>
/// <exception cref="NotFoundException">The secret is nobody's, was revoked, or its owner may no longer sign in.</exception>
public sealed record ReadFeed(string Token, ReleaseFilter Filter) : IQuery<IReadOnlyList<ReleaseLine>>
{
    public static Policy Policy => Policies.Anyone;
}

internal sealed class ReadFeedHandler(RegisterDbContext db, Words words) : IRequestHandler<ReadFeed, IReadOnlyList<ReleaseLine>>
{
    private const int MaxLines = 50;

    public async Task<IReadOnlyList<ReleaseLine>> Handle(ReadFeed request, CancellationToken ct)
    {
        var token = Accounts.Token.Hash(request.Token ?? "");
        var isFeed = await db.Database.SqlQuery<bool>($"select sec.is_feed({token}) as \"Value\"").SingleAsync(ct);
        if (!isFeed) throw new NotFoundException();

        var filter = request.Filter.Checked(await words.Now(ct));
        var releases = db.Releases.FromSql($"select * from sec.feed_releases({token})").AsNoTracking();
        var withdrawals = db.ReleaseWithdrawals.FromSql($"select * from sec.feed_withdrawals({token})").AsNoTracking();
        var found = await releases.That(filter, withdrawals).OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.Id)
            .Lines(releases, withdrawals).Top(MaxLines).ToListAsync(ct);
        return [.. found.Select(line => line.Told())];
    }
}
