using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Where an ask stands after a change.</summary>
/// <param name="Version">What the next change has to name.</param>
public sealed record AskStanding(string Reference, AskState State, long Version)
{
    internal static AskStanding Of(Ask ask) => new(ask.Reference, ask.State, ask.Version);
}

/// <summary>Finds the ask that somebody had on the screen.</summary>
internal static class ShownAsk
{
    /// <exception cref="NotFoundException">No such ask.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Ask> Find(RegisterDbContext db, string written, long version, CancellationToken ct)
    {
        var reference = Reference.TryParse(written, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var ask = await db.Asks.SingleOrDefaultAsync(a => a.Reference == reference, ct) ?? throw new NotFoundException();

        return ask.Version == version ? ask : throw new StaleVersionException(version, ask.Version);
    }
}
