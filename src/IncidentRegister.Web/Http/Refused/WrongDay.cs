using IncidentRegister.Application.Pipeline;
using IncidentRegister.Web.Pages.Responses;

namespace IncidentRegister.Web.Http.Refused;

/// <summary>
/// An address that asks for what was known on a day that cannot be told: asked again with another day, and with all else that
/// stood in it.
/// </summary>
public sealed record WrongDay(string Path, string Typed, IReadOnlyList<KeyValuePair<string, string>> Others)
{
    /// <summary>Null unless the day was what is wrong.</summary>
    public static WrongDay? From(HttpRequest request, Refusal refusal) =>
        refusal.Errors.Any(e => e.Field == nameof(AsOf))
            ? new WrongDay(
                (request.PathBase + request.Path).ToUriComponent(),
                request.Query[LedgerDay.Name].ToString(),
                [.. request.Query.Where(p => p.Key != LedgerDay.Name).SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? ""))])
            : null;
}
