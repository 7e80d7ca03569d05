using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Application.Responses;

/// <summary>How much one State was asked and did, with its organs, from what the database counted.</summary>
/// <param name="Silent">Asks to which nothing came back, and the day of the first of them; null where there is none, or no day.</param>
/// <param name="Together">Responses with others, however many of its organs stood in one.</param>
internal sealed record StateCounts(int Asked, int Silent, DateOnly? SilentSince, int Alone, int Together, int AskedOfAll)
{
    /// <param name="code">ISO 3166-1, upper case.</param>
    /// <param name="parties">The State and its organs.</param>
    /// <param name="all">The States Parties as one addressee.</param>
    public static async Task<StateCounts> Of(
        RegisterDbContext db, CurrentUser user, AsOf asOf, string code, IReadOnlyList<Guid> parties, Guid? all, CancellationToken ct)
    {
        var counts = new Counts(db, user, asOf);
        string[] codes = [code, .. parties.Append(all ?? Guid.Empty).Distinct().Select(p => $"{p}")];
        var places = await counts.In([CountKind.Asked, CountKind.Alone, CountKind.Stood], codes, ct);
        var months = await counts.Within(CountKind.SilentMonth, parties.Select(p => CodeRange.Beginning($"{p}|")), ct);
        var silent = (await SilentAsks.Of(counts, months, ct)).Values;

        int Sum(CountKind kind) => places.Where(p => p.Kind == kind && parties.Any(id => p.Code == $"{id}")).Sum(p => p.Count);
        return new StateCounts(
            Sum(CountKind.Asked), silent.Sum(s => s.Count), silent.Min(s => s.Since), Sum(CountKind.Alone),
            places.Where(p => p.Kind == CountKind.Stood).Sum(p => p.Count),
            places.Where(p => p.Kind == CountKind.Asked && p.Code == $"{all}").Sum(p => p.Count));
    }
}
