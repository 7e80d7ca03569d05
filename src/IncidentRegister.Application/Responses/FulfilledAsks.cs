using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Finds the asks that a response says it fulfils.</summary>
internal static class FulfilledAsks
{
    /// <summary>The longest list that is taken at once.</summary>
    public const int Most = 50;

    /// <exception cref="FluentValidation.ValidationException">One of them is not known; at its place.</exception>
    public static async Task<IReadOnlyList<(Ask Ask, FulfilmentExtent Extent)>> Find(
        RegisterDbContext db, IReadOnlyList<FulfilledAsk> given, string field, CancellationToken ct)
    {
        if (given.Count == 0) return [];

        var references = given.Select(g => Reference.TryParse(g.Ask, out var reference) ? reference.ToString() : "").ToList();
        var asks = await db.Asks.Include(a => a.Incidents).Where(a => references.Contains(a.Reference)).ToDictionaryAsync(a => a.Reference, ct);
        var missing = references.FindIndex(r => !asks.ContainsKey(r));
        if (missing >= 0) throw Typing.Refused($"{field}[{missing}].{nameof(FulfilledAsk.Ask)}", "ask.not-known", given[missing].Ask);

        return [.. given.Zip(references, (g, r) => (asks[r], Code.To<FulfilmentExtent>(g.Extent)))];
    }
}
