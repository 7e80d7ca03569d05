using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Finds the asks that a response says it fulfils, or an announcement promises to.</summary>
internal static class FulfilledAsks
{
    /// <summary>The longest list that is taken at once.</summary>
    public const int Most = 50;

    /// <exception cref="FluentValidation.ValidationException">One of them is not known; at its place.</exception>
    public static async Task<IReadOnlyList<(Ask Ask, FulfilmentExtent Extent)>> Find(
        RegisterDbContext db, IReadOnlyList<FulfilledAsk> given, string field, CancellationToken ct)
    {
        var asks = await Named(db, [.. given.Select(g => g.Ask)], n => $"{field}[{n}].{nameof(FulfilledAsk.Ask)}", ct);
        return [.. given.Zip(asks, (g, ask) => (ask, Code.To<FulfilmentExtent>(g.Extent)))];
    }

    /// <summary>In the order of their references.</summary>
    /// <param name="place">The field of each, by its number from nought.</param>
    /// <exception cref="FluentValidation.ValidationException">One of them is not known; at its place.</exception>
    public static async Task<IReadOnlyList<Ask>> Named(
        RegisterDbContext db, IReadOnlyList<string> given, Func<int, string> place, CancellationToken ct)
    {
        if (given.Count == 0) return [];

        var references = given.Select(g => Reference.TryParse(g, out var reference) ? reference.ToString() : "").ToList();
        var asks = await db.Asks.Include(a => a.Incidents).Where(a => references.Contains(a.Reference)).ToDictionaryAsync(a => a.Reference, ct);
        var missing = references.FindIndex(r => !asks.ContainsKey(r));
        return missing < 0 ? references.ConvertAll(r => asks[r]) : throw Typing.Refused(place(missing), "ask.not-known", given[missing]);
    }
}
