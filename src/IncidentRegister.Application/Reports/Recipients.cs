using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Those whom a report or a group names, by the addresses that they sign in with.</summary>
internal sealed class Recipients(RegisterDbContext db, ICurrentUser user)
{
    /// <summary>Who is named; the caller alone where the caller may name nobody else.</summary>
    /// <exception cref="ValidationException">Nobody who may read releases has that address, or there is no such group.</exception>
    public async Task<(IReadOnlyCollection<Guid> People, IReadOnlyCollection<Guid> Groups)> Read(
        string? addresses, IReadOnlyList<Guid> groups, CancellationToken ct)
    {
        if (user.Now.Role != Role.Liaison) return ([user.Now.Id], []);

        var people = new HashSet<Guid>();
        foreach (var address in Lines(addresses))
            people.Add(await Called(address, ct) ?? throw Wrong("People", "report.unknown-recipient"));
        if (people.Count > Report.RecipientsAtMost) throw Wrong("People", "report.too-many-recipients");
        if (people.Count + groups.Count == 0) throw Wrong("People", "report.no-recipients");

        var known = await db.RecipientGroups.CountAsync(g => groups.Contains(g.Id), ct);
        return known == groups.Distinct().Count() ? (people, groups) : throw Wrong("Groups", "report.group-gone");
    }

    /// <summary>Null where there is nobody, or nobody who may read releases.</summary>
    public async Task<Guid?> Called(string address, CancellationToken ct) =>
        (await db.Database.SqlQuery<Guid?>($"select sec.reader_called({address}) as \"Value\"").ToListAsync(ct)).Single();

    /// <summary>Addresses by account, as far as the caller may know them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Addresses(IEnumerable<Guid> accounts, CancellationToken ct)
    {
        var ids = accounts.Distinct().ToArray();
        return await db.Database.SqlQuery<Addressed>(
            $"select account as \"Account\", address as \"Address\" from sec.reader_addresses({ids})").ToDictionaryAsync(a => a.Account, a => a.Address, ct);
    }

    public static IEnumerable<string> Lines(string? typed) =>
        (typed ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static ValidationException Wrong(string field, string key) => new([new ValidationFailure(field, key)]);

    private sealed record Addressed(Guid Account, string Address);
}

internal static class ReportShelf
{
    public static IQueryable<Report> OwnReports(this RegisterDbContext db, CurrentUser user) =>
        db.Reports.Where(r => r.OwnerId == user.Id && r.DeletedAt == null);

    /// <summary>To be read.</summary>
    /// <exception cref="NotFoundException">There is none, or it is somebody else's, or it was deleted.</exception>
    public static async Task<Report> OwnReport(this RegisterDbContext db, CurrentUser user, Guid id, CancellationToken ct) =>
        await db.OwnReports(user).AsNoTracking().Include(r => r.Recipients).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException();

    /// <summary>To be changed.</summary>
    /// <exception cref="NotFoundException">There is none, or it is somebody else's, or it was deleted.</exception>
    /// <exception cref="StaleVersionException">It was changed since.</exception>
    public static async Task<Report> OwnReport(this RegisterDbContext db, CurrentUser user, Guid id, long version, CancellationToken ct)
    {
        var report = await db.OwnReports(user).Include(r => r.Recipients).SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException();
        return report.Version == version ? report : throw new StaleVersionException(version, report.Version);
    }
}
