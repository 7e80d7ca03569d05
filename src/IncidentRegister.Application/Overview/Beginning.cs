using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

internal static class Beginning
{
    /// <summary>When the register began, as far as the caller knows of those who use it; null where of nobody.</summary>
    public static Task<DateTimeOffset?> Began(this RegisterDbContext db, CancellationToken ct) =>
        db.Organisations.Select(o => (DateTimeOffset?)o.EnteredAt).MinAsync(ct);

    /// <param name="day">Such as <c>2024-12-05</c>; null or empty: now.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="ValidationException"><see cref="AsOf.Read"/>.</exception>
    public static async Task<AsOf> KnownAt(this RegisterDbContext db, string? day, DateTimeOffset now, CancellationToken ct) =>
        AsOf.Read(day, now, string.IsNullOrEmpty(day) ? null : await db.Began(ct));
}
